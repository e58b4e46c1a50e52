import type { AttributeMap, AttributeValue } from "./AttributeValue.js";

const known = new Set(["S", "N", "B", "BOOL", "NULL", "M", "L", "SS", "NS", "BS"]);

/**
 * Name the descriptor of an attribute value, or say why it has none. Images come from JSON, so
 * anything may stand where a value should.
 */
export function descriptorOf(value: AttributeValue): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "something other than an attribute value";
  }
  const names = Object.keys(value).filter((name) => value[name as "S"] !== undefined);
  const [name] = names;
  if (name === undefined) return "an empty object";
  if (names.length > 1) return "several descriptors";
  return known.has(name) ? name : "an unknown descriptor";
}

/** Tell whether a value has exactly one member, as every attribute value of DynamoDB does. */
export function isSingle(value: unknown): value is AttributeValue {
  if (typeof value !== "object" || value === null) return false;
  let members = 0;
  for (const name in value) if ((value as AttributeValue)[name as "S"] !== undefined) members++;
  return members === 1;
}

/** Tell whether a value is an object that can be the content of an `M`. */
export function isMap(value: unknown): value is AttributeMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
