/**
 * A record's rows as a Parquet schema: `SchemaElement`s of parquet.thrift in hyparquet's names,
 * depth first.
 *
 * @see https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#nested-types
 */
import type { Model, RecordModel } from "../../model/model.js";
import { type ParquetLeaf, type ParquetType, spell } from "../../types/logicalTypes.js";
import { storedColumns } from "../table/columns.js";

/** An element of the schema: a group, or a leaf that has a type. */
export interface ParquetElement {
  readonly name: string;
  readonly repetition_type?: "REQUIRED" | "OPTIONAL" | "REPEATED";
  readonly num_children?: number;
  readonly type?: ParquetLeaf["type"];
  readonly type_length?: number;
  readonly converted_type?: ParquetLeaf["convertedType"] | "LIST" | "MAP";
  readonly scale?: number;
  readonly precision?: number;
  readonly logical_type?: ParquetLeaf["logicalType"];
}

type Repetition = "REQUIRED" | "OPTIONAL";

/** Give the schema of a record's rows, the root first. */
export function parquetSchema(model: Model, record: RecordModel): readonly ParquetElement[] {
  const columns = storedColumns(model, record);
  return [
    { name: record.name, num_children: columns.length },
    ...columns.flatMap(({ field, required }) =>
      elements(field.column, spell("parquet", field), required ? "REQUIRED" : "OPTIONAL"),
    ),
  ];
}

function elements(
  name: string,
  type: ParquetType,
  repetition_type: Repetition,
): readonly ParquetElement[] {
  if (!("group" in type)) return [leaf(name, type, repetition_type)];
  switch (type.group) {
    case "list":
      return [
        { name, repetition_type, num_children: 1, ...annotation("LIST") },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        ...elements("element", type.element, "OPTIONAL"),
      ];
    case "map":
      return [
        { name, repetition_type, num_children: 1, ...annotation("MAP") },
        { name: "key_value", repetition_type: "REPEATED", num_children: 2 },
        leaf("key", mapKey, "REQUIRED"),
        ...elements("value", type.value, "OPTIONAL"),
      ];
    case "struct":
      return [
        { name, repetition_type, num_children: type.members.length },
        ...type.members.flatMap((member) => elements(member.name, member.type, "OPTIONAL")),
      ];
  }
}

function leaf(name: string, type: ParquetLeaf, repetition_type: Repetition): ParquetElement {
  return {
    name,
    repetition_type,
    type: type.type,
    ...(type.typeLength !== undefined && { type_length: type.typeLength }),
    ...(type.convertedType !== undefined && { converted_type: type.convertedType }),
    ...(type.precision !== undefined && { precision: type.precision }),
    ...(type.scale !== undefined && { scale: type.scale }),
    ...(type.logicalType !== undefined && { logical_type: type.logicalType }),
  };
}

function annotation<A extends "LIST" | "MAP">(type: A) {
  return { converted_type: type, logical_type: { type } } as const;
}

const mapKey: ParquetLeaf = {
  type: "BYTE_ARRAY",
  convertedType: "UTF8",
  logicalType: { type: "STRING" },
};
