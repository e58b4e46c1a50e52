import { propertyKey } from "./literal.js";

/** Name the property in a place, until its own name is put there. */
export function placeName(at: number): string {
  return `place${at}`;
}

/**
 * Lay out an interface as json-schema-to-typescript prints it unformatted: a member or a line of a
 * comment in each line, none indented. Its own formatter takes more time than all else together.
 *
 * @param name of the interface; the compiler has its own idea of the case of letters (`3d`, `3D`)
 * @param names of the properties, in the order of their places
 */
export function layOutInterface(text: string, name: string, names: readonly string[]): string {
  const lines = text.trim().split("\n");
  const start = lines.findIndex((line) => line.startsWith("export interface"));
  const members = lines.slice(start + 1, -1).filter((line) => line !== "");
  return [
    ...lines.slice(0, start).map(trimmed),
    `export interface ${name} {`,
    ...members.map((line) => member(line, names)),
    "}",
  ].join("\n");
}

function member(line: string, names: readonly string[]): string {
  const text = trimmed(line);
  return isComment(text) ? `  ${text}` : `  ${named(text, names)};`;
}

function named(text: string, names: readonly string[]): string {
  return text.replace(/^place(\d+)/, (_, at) => propertyKey(names[Number(at)] ?? "", "typescript"));
}

/** A comment's first line begins with a slash, its others with ` *`, which no member does. */
function isComment(line: string): boolean {
  return line.startsWith("/**") || line.startsWith(" *");
}

function trimmed(line: string): string {
  return line.trimEnd();
}
