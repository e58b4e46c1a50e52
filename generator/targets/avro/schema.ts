/** A record's rows as an Avro schema. */
import type { Model, RecordModel } from "../../model/model.js";
import { type AvroType, spell } from "../../types/logicalTypes.js";
import { type StoredColumn, storedColumns } from "../table/columns.js";

/** An Avro record, as a `.avsc` spells it. */
export interface AvroRecord {
  readonly type: "record";
  readonly name: string;
  readonly doc?: string;
  readonly fields: readonly AvroField[];
  readonly [attribute: string]: unknown;
}

interface AvroField {
  readonly name: string;
  readonly type: AvroType;
  readonly default?: null;
  readonly aliases?: readonly string[];
  readonly doc?: string;
}

/** Give the schema of a record's rows. */
export function avroSchema(model: Model, record: RecordModel): AvroRecord {
  const schema: AvroRecord = {
    type: "record",
    name: record.name,
    ...(record.doc !== undefined && { doc: record.doc }),
    fields: storedColumns(model, record).map(avroField),
  };
  return nameRepeats(schema);
}

/** Give the same for a table's definition: without docs, and a field a line. */
export function schemaLiteral(model: Model, record: RecordModel): string {
  const { fields, ...head } = withoutDocs(avroSchema(model, record));
  const lines = fields.map((field) => `  ${JSON.stringify(field)}`);
  return JSON.stringify({ ...head, fields: [] }).replace(/\[\]\}$/, `[\n${lines.join(",\n")}\n]}`);
}

/** Leave the docs out of a schema: readers don't need them, and objects carry their schema. */
export function withoutDocs(schema: AvroRecord): AvroRecord {
  return mapFields(bare(schema), bare);
}

function bare({ doc: _, ...record }: AvroRecord): AvroRecord {
  return { ...record, fields: record.fields.map(({ doc: _, ...field }) => field) } as AvroRecord;
}

function avroField({ field, required }: StoredColumn): AvroField {
  const type = spell("avro", field);
  return {
    name: field.column,
    ...(required ? { type } : { type: ["null", type], default: null }),
    ...(field.earlierColumns.length > 0 && { aliases: field.earlierColumns }),
    ...(field.doc !== undefined && { doc: field.doc }),
  };
}

/** A type's definition may stand once in a schema; further uses are its name. */
function nameRepeats(schema: AvroRecord): AvroRecord {
  const defined = new Set<string>();
  return mapFields(schema, (record) => {
    if (defined.has(record.name)) return record.name;
    defined.add(record.name);
    return record;
  });
}

type Replace = (record: AvroRecord) => AvroRecord | string;

/** Replace the records that a record holds, the outer ones first. */
function mapFields(record: AvroRecord, replace: Replace): AvroRecord {
  const fields = record.fields.map((field) => ({ ...field, type: mapType(field.type, replace) }));
  return { ...record, fields };
}

function mapType(type: AvroType, replace: Replace): AvroType {
  if (typeof type === "string") return type;
  if (isUnion(type)) return type.map((branch) => mapType(branch, replace));
  if (isRecord(type)) {
    const replaced = replace(type);
    return typeof replaced === "string" ? replaced : mapFields(replaced, replace);
  }
  if (type.type === "array") return { ...type, items: mapType(type.items as AvroType, replace) };
  if (type.type === "map") return { ...type, values: mapType(type.values as AvroType, replace) };
  return type;
}

function isUnion(type: AvroType): type is readonly AvroType[] {
  return Array.isArray(type);
}

function isRecord(type: Exclude<AvroType, string>): type is AvroRecord {
  return "type" in type && type.type === "record";
}
