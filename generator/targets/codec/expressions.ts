import type { Field } from "../../model/model.js";

/** Name the reader's and writer's method for a field's presence and nullability. */
export function method({ presence, nullable }: Field): string {
  return nullable ? `${presence}Nullable` : presence;
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Spell the key of an object literal. */
export function propertyKey(name: string): string {
  return identifier.test(name) ? name : JSON.stringify(name);
}

/** Spell access to a member. */
export function memberOf(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

/** Lay an object literal's members out, one a line. */
export function objectLiteral(members: readonly string[], indent = ""): string {
  return `{\n${members.map((member) => `${indent}  ${member}`).join("\n")}\n${indent}}`;
}
