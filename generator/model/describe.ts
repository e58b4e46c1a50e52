import type { Field, Type, Value } from "./model.js";

/** Spell a logical type for people: `decimal(12,2)`, `list<struct>`. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "list":
    case "set":
      return `${type.kind}<${describeType(type.element.type)}>`;
    case "map":
      return `map<${describeType(type.value.type)}>`;
    default:
      return type.kind;
  }
}

/** The values within a value, one level down, each with how to name it after the outer one's name. */
export function innerValues(
  type: Type,
): readonly { readonly suffix: string; readonly value: Value }[] {
  switch (type.kind) {
    case "list":
    case "set":
      return [{ suffix: "[]", value: type.element }];
    case "map":
      return [{ suffix: "{}", value: type.value }];
    case "struct":
      return type.fields.map((field: Field) => ({ suffix: `.${field.name}`, value: field }));
    default:
      return [];
  }
}
