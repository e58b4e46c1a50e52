import { parquetMetadataAsync, parquetSchema, type SchemaElement } from "hyparquet";
import type { ArchivedObject } from "./Deployment.js";

type SchemaTree = ReturnType<typeof parquetSchema>;

/** Read the columns of a Parquet object from its footer: name → the Hive type that reads it whole. */
export async function parquetColumns(object: ArchivedObject): Promise<Map<string, string>> {
  const metadata = await parquetMetadataAsync({
    byteLength: object.size,
    slice: async (start, end = object.size) => {
      const bytes = await object.read(start, end);
      return Uint8Array.from(bytes).buffer;
    },
  });
  return new Map(
    parquetSchema(metadata).children.map((node) => [node.element.name, hiveType(node)]),
  );
}

function hiveType(node: SchemaTree): string {
  const { element, children } = node;
  const [child] = children;
  if (child === undefined) return leafType(element);
  const kind = element.logical_type?.type ?? element.converted_type;
  if (kind === "LIST") return `array<${hiveType(child.children[0] as SchemaTree)}>`;
  if (kind === "MAP") {
    const [key, value] = child.children as [SchemaTree, SchemaTree];
    return `map<${hiveType(key)},${hiveType(value)}>`;
  }
  const members = children.map((member) => `${member.element.name}:${hiveType(member)}`);
  return `struct<${members.join(",")}>`;
}

function leafType({ type, logical_type, converted_type, precision, scale }: SchemaElement): string {
  const annotation = logical_type?.type ?? converted_type ?? "";
  if (annotation === "DECIMAL") return `decimal(${precision},${scale ?? 0})`;
  return annotated[annotation] ?? plain[type ?? ""] ?? `${type} ${annotation}`.trim();
}

const annotated: Readonly<Record<string, string>> = {
  STRING: "string",
  UTF8: "string",
  DATE: "date",
  TIMESTAMP: "timestamp",
  TIMESTAMP_MILLIS: "timestamp",
};

const plain: Readonly<Record<string, string>> = {
  BOOLEAN: "boolean",
  INT32: "int",
  INT64: "bigint",
  FLOAT: "float",
  DOUBLE: "double",
  BYTE_ARRAY: "binary",
};
