/** Data as text: JSON, or a literal of TypeScript, whose keys are bare where they may be. */
export type Notation = "json" | "typescript";

/** Spell data on one line. */
export function inline(data: unknown, notation: Notation): string {
  return lineWithin(data, notation, Number.POSITIVE_INFINITY) as string;
}

/** Spell data over lines: what fits in `width` stays on its line. */
export function layout(data: unknown, notation: Notation, indent = "", width = 100): string {
  const line = lineWithin(data, notation, width - indent.length);
  if (line !== undefined) return line;
  if (typeof data !== "object" || data === null) return JSON.stringify(data);
  const { open, close } = bracketsOf(data);
  const inner = `${indent}  `;
  const lines = Array.from(
    entriesOf(data, notation),
    ([key, item]) => inner + key + layout(item, notation, inner, width),
  );
  const last = notation === "typescript" ? "," : "";
  return `${open}\n${lines.join(",\n")}${last}\n${indent}${close}`;
}

/** Spell data on one line, unless that is longer than `width`; gives up as soon as it is. */
function lineWithin(data: unknown, notation: Notation, width: number): string | undefined {
  if (typeof data !== "object" || data === null) return within(JSON.stringify(data), width);
  const { open, close, padding } = bracketsOf(data);
  let line = "";
  for (const [key, item] of entriesOf(data, notation)) {
    line += (line === "" ? open + padding : ", ") + key;
    const rest = lineWithin(item, notation, width - line.length);
    if (rest === undefined) return undefined;
    line += rest;
  }
  return within(line === "" ? open + close : line + padding + close, width);
}

function within(line: string, width: number): string | undefined {
  return line.length <= width ? line : undefined;
}

function bracketsOf(data: object): { open: string; close: string; padding: string } {
  return Array.isArray(data)
    ? { open: "[", close: "]", padding: "" }
    : { open: "{", close: "}", padding: " " };
}

/** One by one, for who tries a line may give up after the first few of thousands. */
function* entriesOf(data: object, notation: Notation): Generator<[key: string, item: unknown]> {
  if (Array.isArray(data)) {
    for (const item of data) yield ["", item];
    return;
  }
  for (const [key, item] of Object.entries(data)) {
    if (item !== undefined) yield [`${propertyKey(key, notation)}: `, item];
  }
}

/** Spell the key of a property. */
export function propertyKey(key: string, notation: Notation): string {
  return notation === "typescript" && /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
