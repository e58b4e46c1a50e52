import type { Field } from "../../model/model.js";

/** Name the reader's and writer's method for a field's presence and nullability. */
export function method({ presence, nullable }: Field): string {
  return nullable ? `${presence}Nullable` : presence;
}

const identifier = /^[A-Za-z_$][\w$]*$/;

/** Spell the key of an object literal. A plain `__proto__` there would set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return identifier.test(name) ? name : JSON.stringify(name);
}

/** Tell whether every object inherits a member of that name: `constructor`. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** Spell access to a member; one that every object inherits must be its own. */
export function memberOf(object: string, name: string): string {
  if (isInherited(name)) return `own(${object}, ${JSON.stringify(name)})`;
  return identifier.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

/** Lay an object literal's members out, one a line. */
export function objectLiteral(members: readonly string[], indent = ""): string {
  return `{\n${members.map((member) => `${indent}  ${member}`).join("\n")}\n${indent}}`;
}
