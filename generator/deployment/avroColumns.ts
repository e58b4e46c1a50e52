import avsc from "avsc";
import type { ArchivedObject } from "./Deployment.js";

/** More than the header of any object of ours: schemas are written without their docs. */
const headerBytes = 1 << 20;

/** Read the columns of an Avro object from its header: name → the Hive type that reads it whole. */
export async function avroColumns(object: ArchivedObject): Promise<Map<string, string>> {
  const bytes = await object.read(0, Math.min(object.size, headerBytes));
  const { fields } = writerSchema(bytes) as AvroRecord;
  const named = new Map<string, unknown>();
  return new Map(fields.map(({ name, type }) => [name, hiveType(type, named)]));
}

interface AvroRecord {
  readonly name: string;
  readonly fields: readonly { readonly name: string; readonly type: unknown }[];
}

/** @see https://avro.apache.org/docs/1.12.0/specification/#object-container-files */
const header = avsc.Type.forSchema({
  type: "record",
  name: "Header",
  fields: [
    { name: "magic", type: { type: "fixed", name: "Magic", size: 4 } },
    { name: "meta", type: { type: "map", values: "bytes" } },
    { name: "sync", type: { type: "fixed", name: "Sync", size: 16 } },
  ],
});

/** The schema's own text: avsc's type of it would have lost the logical types. */
function writerSchema(bytes: Uint8Array): unknown {
  const { value } = header.decode(Buffer.from(bytes));
  const { meta } = value as { meta: Readonly<Record<string, Buffer>> };
  return JSON.parse(String(meta["avro.schema"]));
}

function hiveType(type: unknown, named: Map<string, unknown>): string {
  if (Array.isArray(type))
    return hiveType(
      type.find((branch) => branch !== "null"),
      named,
    );
  if (typeof type === "string") {
    const definition = named.get(type);
    return definition === undefined ? (primitives[type] ?? type) : hiveType(definition, named);
  }
  return complexType(type as AvroComplex, named);
}

interface AvroComplex extends AvroRecord {
  readonly type: string;
  readonly logicalType?: string;
  readonly precision?: number;
  readonly scale?: number;
  readonly items?: unknown;
  readonly values?: unknown;
}

function complexType(type: AvroComplex, named: Map<string, unknown>): string {
  const { logicalType, precision, scale } = type;
  if (logicalType === "decimal") return `decimal(${precision},${scale ?? 0})`;
  if (logicalType === "date") return "date";
  if (logicalType === "timestamp-millis") return "timestamp";
  if (type.type === "array") return `array<${hiveType(type.items, named)}>`;
  if (type.type === "map") return `map<string,${hiveType(type.values, named)}>`;
  if (type.type !== "record") return hiveType(type.type, named);
  named.set(type.name, type);
  const members = type.fields.map((field) => `${field.name}:${hiveType(field.type, named)}`);
  return `struct<${members.join(",")}>`;
}

const primitives: Readonly<Record<string, string>> = { long: "bigint", bytes: "binary" };
