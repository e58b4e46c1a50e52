/**
 * Put what a reader read of old and new files into a form in which it is equal: a column or member
 * that a file lacks reads as null, and numbers are equal in any width.
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value === "object" && value !== null) {
    if ("entries" in value)
      return withoutNulls(Object.fromEntries(value.entries as [string, unknown][]));
    const entries = Object.entries(value).filter(([, it]) => it !== null);
    return Object.fromEntries(entries.map(([key, it]) => [key, withoutNulls(it)]).sort());
  }
  return typeof value === "number" ? String(value) : value;
}
