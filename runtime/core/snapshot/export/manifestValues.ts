import { ExportError } from "./ExportError.js";

/**
 * Read JSON text of an object.
 *
 * @throws {ExportError} if it is none
 */
export function readObject(text: string, place: string): Readonly<Record<string, unknown>> {
  const value = parse(text, place);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new ExportError(place, "expected a JSON object");
}

function parse(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ExportError(place, "is not JSON");
  }
}

/**
 * Read a member that is a time in ISO 8601.
 *
 * @throws {ExportError} if it is none
 */
export function readTime(
  object: Readonly<Record<string, unknown>>,
  name: string,
  place: string,
): Date {
  const value = object[name];
  const time = new Date(typeof value === "string" ? value : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new ExportError(place, `${name} is no time`);
}
