import { findDuplicateKey } from "./findDuplicateKey.js";
import { endOfString } from "./jsonText.js";
import { LocatedFailure } from "./LocatedFailure.js";

/**
 * The deepest nesting of objects and arrays that is read. An item of 32 levels, the most that
 * DynamoDB holds, makes 69 of them with the record around it.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export const deepestNesting = 128;

/**
 * Parse JSON text that has one reading.
 *
 * @throws {LocatedFailure} `too-deep`, `not-json` or `duplicate-key`
 */
export function parseJson(text: string): unknown {
  // Measured first: a few megabytes of brackets would parse to gigabytes of arrays.
  const keys = countKeys(text);
  const value = parse(text);
  if (countMembers(value) !== keys) {
    throw new LocatedFailure("duplicate-key", findDuplicateKey(text), "the key comes twice");
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which is the record's content.
    throw new LocatedFailure("not-json", "", "the text is not JSON");
  }
}

const quote = 0x22;
const colon = 0x3a;

/** Count the keys, which are as many as the colons outside strings, duplicates included. */
function countKeys(text: string): number {
  let keys = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === quote) at = endOfString(text, at);
    else if (unit === colon) keys++;
    else depth += nesting(unit);
    if (depth > deepestNesting) throw tooDeep();
  }
  return keys;
}

function nesting(unit: number): number {
  // [ and { differ in one bit, and so do ] and }.
  const bracket = unit | 0x20;
  if (bracket === 0x7b) return 1;
  return bracket === 0x7d ? -1 : 0;
}

function tooDeep(): LocatedFailure {
  return new LocatedFailure("too-deep", "", `nested deeper than ${deepestNesting} levels`);
}

/** Count the members of all objects in a parsed value; they have no inherited ones. */
function countMembers(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  let members = 0;
  if (Array.isArray(value)) {
    for (const item of value) members += countMembers(item);
  } else {
    // Six times faster than Object.values, on a path that every record takes.
    for (const name in value) members += 1 + countMembers(value[name as never]);
  }
  return members;
}
