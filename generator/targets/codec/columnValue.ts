import type { Field, StructType, Type, Value } from "../../model/model.js";

/** Name the type of a record's or struct's row form. */
export function columnsName(name: string): string {
  return `${name}Columns`;
}

/**
 * Give a value as it stands in a row: under a struct's columns, and null wherever something may
 * not fit. The elements of a set are exempt, for a set is one cell.
 */
export function columnValue<V extends Value>(value: V): V {
  return { ...value, type: columnType(value.type), nullable: true };
}

function columnType(type: Type): Type {
  switch (type.kind) {
    case "list":
      return { ...type, element: columnValue(type.element) };
    case "map":
      return { ...type, value: columnValue(type.value) };
    case "struct":
      return columnsStruct(type);
    default:
      return type;
  }
}

function columnsStruct(struct: StructType): StructType {
  return { ...struct, name: columnsName(struct.name), fields: struct.fields.map(columnField) };
}

function columnField(field: Field): Field {
  return { ...columnValue(field), presence: "required" };
}
