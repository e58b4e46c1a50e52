/** The systems that demand comes from; `UNKNOWN` for any other. */
const systems = ["HOST", "TMR", "MFX", "ARCHTICS"] as const;

export type SystemId = (typeof systems)[number] | "UNKNOWN";

/** Give the system that a demand's id names: the part before the first dot. */
export function systemId(id: string): SystemId {
  return systems.find((system) => id.startsWith(system) && id[system.length] === ".") ?? "UNKNOWN";
}
