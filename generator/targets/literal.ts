/** Data as text: JSON, or a literal of TypeScript, whose keys are bare where they may be. */
export type Notation = "json" | "typescript";

/** Spell data on one line. */
export function inline(data: unknown, notation: Notation): string {
  return spellData(data, notation, "", Number.POSITIVE_INFINITY);
}

/** Spell data over lines: what fits in `width` stays on its line. */
export function layout(data: unknown, notation: Notation, indent = "", width = 100): string {
  return spellData(data, notation, indent, width);
}

function spellData(data: unknown, notation: Notation, indent: string, width: number): string {
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const [open, close] = Array.isArray(data) ? ["[", "]"] : ["{", "}"];
  const entries = entriesOf(data, notation);
  if (entries.length === 0) return `${open}${close}`;
  const padding = Array.isArray(data) ? "" : " ";
  const line = entries.map(([key, item]) => key + spellData(item, notation, "", Infinity));
  const oneLine = `${open}${padding}${line.join(", ")}${padding}${close}`;
  if (indent.length + oneLine.length <= width) return oneLine;
  const inner = `${indent}  `;
  const lines = entries.map(([key, item]) => inner + key + spellData(item, notation, inner, width));
  const last = notation === "typescript" ? "," : "";
  return `${open}\n${lines.join(",\n")}${last}\n${indent}${close}`;
}

function entriesOf(data: object, notation: Notation): [key: string, item: unknown][] {
  if (Array.isArray(data)) return data.map((item) => ["", item]);
  return Object.entries(data)
    .filter(([, item]) => item !== undefined)
    .map(([key, item]) => [`${propertyKey(key, notation)}: `, item]);
}

/** Spell the key of a property. */
export function propertyKey(key: string, notation: Notation): string {
  return notation === "typescript" && /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
