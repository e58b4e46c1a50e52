/** What the generated mappings do with cells of any format. */
import { dayAt } from "./calendar.js";
import type { DateText } from "./values.js";

/** Convert the elements of a list; `null` gives `null`. */
export function listOf<T, U>(
  list: readonly (T | null)[] | null,
  convert: (element: T | null) => U | null,
): (U | null)[] | null {
  return list === null ? null : list.map(convert);
}

/** Convert the values of a map, which has no prototype as its keys are anyone's; `null` gives `null`. */
export function mapOf<T, U>(
  map: Readonly<Record<string, T | null>> | null,
  convert: (value: T | null) => U | null,
): Record<string, U | null> | null {
  if (map === null) return null;
  const converted: Record<string, U | null> = Object.create(null);
  for (const key of Object.keys(map)) converted[key] = convert(map[key] as T | null);
  return converted;
}

/** Count the days from 1970-01-01 to a date. */
export function epochDays(date: DateText): number {
  return date.length === 10 ? dayAt(date) : Number.NaN;
}
