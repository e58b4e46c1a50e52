import type { Stored, Type, Value } from "../model/model.js";
import type { AvroType, ParquetLeaf, ParquetType, Spelling, TypeSystem } from "./logicalTypes.js";
import { spell } from "./logicalTypes.js";

/**
 * Spell a value's type in a type system on one line, for people: `long (timestamp-millis)`,
 * `list of INT32`, `N, seconds since 1970-01-01 UTC`. Names of nested values stand for them.
 */
export function spellingText(system: TypeSystem, value: Value): string {
  return texts[system](value);
}

const texts: { readonly [S in TypeSystem]: (value: Value) => string } = {
  typescript: (value) => spelled("typescript", value) + (value.nullable ? " | null" : ""),
  dynamodb: (value) => storedText(value) + (value.nullable ? " or NULL" : ""),
  avro: (value) => avroText(spelled("avro", value)),
  parquet: (value) => parquetText(spelled("parquet", value)),
  hive: (value) => spelled("hive", value),
  iceberg: (value) => spelled("iceberg", value),
};

function spelled<S extends TypeSystem>(system: S, value: Value): Spelling[S] {
  return spell(system, value);
}

/** Describe how an item holds a value: descriptor, then how text or number is to be read. */
function storedText({ type, stored }: Value): string {
  switch (type.kind) {
    case "list":
      return `L of ${storedText(type.element)}`;
    case "map":
      return `M of ${storedText(type.value)}`;
    default:
      return [descriptorText(stored), ...readingOf(type, stored)].join(", ");
  }
}

function descriptorText({ descriptor }: Stored): string {
  return descriptor === "ANY" ? "any type" : descriptor;
}

function readingOf({ kind }: Type, { descriptor, encoding }: Stored): readonly string[] {
  switch (encoding) {
    case "iso":
      return [kind === "date" ? "ISO 8601 date" : "ISO 8601 with zone"];
    case "iso-utc":
      return ["ISO 8601 without zone, in UTC"];
    case "epoch-seconds":
      return ["seconds since 1970-01-01 UTC"];
    case "epoch-millis":
      return ["milliseconds since 1970-01-01 UTC"];
    case "epoch-micros":
      return ["microseconds since 1970-01-01 UTC"];
    case "json-text":
      return ["JSON text"];
    case undefined:
      return descriptor === "S" ? textReading(kind) : [];
  }
}

/** What text holds where it does not hold text. */
function textReading(kind: Type["kind"]): readonly string[] {
  switch (kind) {
    case "int32":
    case "int64":
    case "float32":
    case "float64":
    case "decimal":
      return ["digits"];
    case "bytes":
      return ["base64"];
    default:
      return [];
  }
}

function avroText(type: AvroType): string {
  if (typeof type === "string") return type;
  if (isUnion(type))
    return type
      .filter((branch) => branch !== "null")
      .map(avroText)
      .join(" | ");
  const { items, values, name, logicalType, precision, scale } = type;
  switch (type.type) {
    case "array":
      return `array of ${avroText(items as AvroType)}`;
    case "map":
      return `map of ${avroText(values as AvroType)}`;
    case "record":
      return `record ${name}`;
    default:
      return `${type.type} (${logicalType}${precision === undefined ? "" : ` ${precision}, ${scale}`})`;
  }
}

/** `Array.isArray` does not narrow readonly arrays. */
function isUnion(type: AvroType): type is readonly AvroType[] {
  return Array.isArray(type);
}

function parquetText(type: ParquetType): string {
  if ("type" in type) return leafText(type);
  switch (type.group) {
    case "list":
      return `list of ${parquetText(type.element)}`;
    case "map":
      return `map of ${parquetText(type.value)}`;
    case "struct":
      return `group of ${type.members.map(({ name }) => name).join(", ")}`;
  }
}

function leafText({ type, typeLength, logicalType }: ParquetLeaf): string {
  const physical = typeLength === undefined ? type : `${type}(${typeLength})`;
  return logicalType === undefined ? physical : `${physical} (${annotationText(logicalType)})`;
}

function annotationText({ type, precision, scale, unit }: NonNullable<ParquetLeaf["logicalType"]>) {
  if (unit !== undefined) return `${type} ${unit}`;
  return precision === undefined ? type : `${type} ${precision}, ${scale}`;
}
