import { put } from "./put.js";

/**
 * Copy an attribute value with every binary content converted, at any depth. What is no attribute
 * value is copied as it came.
 */
export function mapBinary(value: unknown, convert: (content: unknown) => unknown): unknown {
  if (!isObject(value)) return value;
  return mapMembers(value, (content, descriptor) => {
    if (descriptor === "B") return convert(content);
    if (descriptor === "BS" && Array.isArray(content)) return content.map(convert);
    if (descriptor === "L" && Array.isArray(content)) {
      return content.map((item) => mapBinary(item, convert));
    }
    if (descriptor !== "M" || !isObject(content)) return content;
    return mapMembers(content, (member) => mapBinary(member, convert));
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function mapMembers(object: object, convert: (member: unknown, name: string) => unknown): unknown {
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(object)) put(copy, name, convert(member, name));
  return copy;
}
