/**
 * How names are made: columns, tables, records and structs. Every name is lower case snake_case or
 * PascalCase of ASCII letters, digits and `_`, which every target can spell: Avro's names are the
 * narrowest ([A-Za-z_][A-Za-z0-9_]*), Athena's the shortest (255 bytes).
 */
import { createHash } from "node:crypto";
import { reservedNames } from "./reservedNames.js";

/** The longest name of a column in Athena and Glue, in bytes. */
export const nameLimit = 255;

/** The beginning of a column's name that is for the columns of the change. */
export const changePrefix = "change_";

/**
 * Make a column's name from a property's: snake_case, `_` for what is not a letter or digit.
 *
 * `eventId` → `event_id`, `HTTPServer` → `http_server`, `größe (cm)` → `grosse_cm`, `$id` → `_id`, `3d` → `_3d`.
 */
export function columnName(property: string): string {
  const name = ascii(property)
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .toLowerCase();
  const trimmed = trimmedEnds(name, property);
  return shortened(/^\d/.test(trimmed) ? `_${trimmed}` : trimmed, property);
}

/** Make a PascalCase name: `seat preferences` → `SeatPreferences`. */
export function pascalCase(text: string): string {
  return columnName(text)
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
}

/** Make a table's name from a record's. */
export function tableName(record: string): string {
  return columnName(record);
}

/** Guess the singular of a PascalCase name: `SeatPreferences` → `SeatPreference`. */
export function singular(name: string): string {
  if (/(ss|us|is|series|species|news)$/i.test(name)) return `${name}Item`;
  if (/[^aeiou]ies$/i.test(name)) return name.replace(/ies$/i, "y");
  if (/(ss|sh|ch|x|zz)es$/i.test(name)) return name.replace(/es$/i, "");
  return /[^s]s$/i.test(name) ? name.slice(0, -1) : `${name}Item`;
}

/** Make a record's name from a title or a file's; `undefined` where there is none in it. */
export function recordName(text: string): string | undefined {
  if (!/[A-Za-z]/.test(text)) return undefined;
  const name = pascalCase(text);
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name) || name.length > 64) return undefined;
  return reservedNames.has(name) ? `${name}Record` : name;
}

/** Gives each struct a name of its own. */
export class StructNames {
  readonly #taken: Set<string>;

  /** @param taken names that are those of other things */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...reservedNames, ...taken].map(folded));
  }

  /** Give `wanted`, or the first of `wanted2`, `wanted3`… that is free. */
  take(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#isTaken(name); count++) name = `${wanted}${count}`;
    for (const one of namesOfStruct(name)) this.#taken.add(folded(one));
    return name;
  }

  #isTaken(name: string): boolean {
    return namesOfStruct(name).some((one) => this.#taken.has(folded(one)));
  }
}

/** Give the names that generated code gives to what belongs to a record. */
export function namesOfRecord(record: string): string[] {
  const endings = ["", "Columns", "Derivations", "Derived", "Row"];
  return endings.map((ending) => `${record}${ending}`);
}

function namesOfStruct(struct: string): string[] {
  return [struct, `${struct}Columns`];
}

/** Names that differ in case only would be one file's, or confuse a reader. */
export function folded(name: string): string {
  return name.toLowerCase();
}

/** Letters that Unicode does not take apart into an ASCII one and a mark. */
const spelledOut: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "SS",
  æ: "ae",
  Æ: "AE",
  œ: "oe",
  Œ: "OE",
  ø: "o",
  Ø: "O",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ð: "d",
  Ð: "D",
  þ: "th",
  Þ: "TH",
  ı: "i",
};

function ascii(text: string): string {
  return text
    .replace(/[^\0-\x7f]/gu, (letter) => spelledOut[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
}

/** A mark at the end leaves no trace; a name without an ASCII letter or digit has code points. */
function trimmedEnds(name: string, property: string): string {
  if (/[a-z0-9]/.test(name)) return property.endsWith("_") ? name : name.replace(/_$/, "");
  const letters = [...property].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  const codes = letters.map((letter) => `u${letter.codePointAt(0)?.toString(16)}`);
  return codes.length > 0 ? codes.join("_") : "_";
}

/** A name that is too long ends in a digest of the whole, so that long names stay apart. */
function shortened(name: string, property: string): string {
  if (name.length <= nameLimit) return name;
  const digest = createHash("sha256").update(property).digest("hex").slice(0, 8);
  return `${name.slice(0, nameLimit - digest.length - 1)}_${digest}`;
}
