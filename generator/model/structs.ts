import type { Field, RecordModel, StructType, Value } from "./model.js";

/** List the structs of a record, at any depth, in the order of the fields; outer before inner. */
export function structsOf(record: RecordModel): readonly StructType[] {
  return record.fields.flatMap(structsIn);
}

function structsIn(value: Value): readonly StructType[] {
  const { type } = value;
  switch (type.kind) {
    case "list":
    case "set":
      return structsIn(type.element);
    case "map":
      return structsIn(type.value);
    case "struct":
      return [type, ...type.fields.flatMap((field: Field) => structsIn(field))];
    default:
      return [];
  }
}
