/** The systems that demand comes from; `UNKNOWN` for any other. */
const systems = ["HOST", "TMR", "MFX", "ARCHTICS"] as const;

export type SystemId = (typeof systems)[number] | "UNKNOWN";

/** Give the system that a demand's id names: the part before the first dot. */
export function systemId(id: string): SystemId {
  const system = id.slice(0, Math.max(0, id.indexOf(".")));
  return systems.find((known) => known === system) ?? "UNKNOWN";
}
