/** Types of files, spelt as the columns of Glue tables are, so that the two can be compared. */

/** Spell an Arrow type as pyarrow describes it: `list<decimal128(12, 2)>` → `array<decimal(12,2)>`. */
export function hiveTypeOfArrow(arrow: string): string {
  return arrow
    .replaceAll("timestamp[ms, tz=UTC]", "timestamp")
    .replaceAll("date32[day]", "date")
    .replaceAll("decimal128(", "decimal(")
    .replaceAll(/\blist</g, "array<")
    .replaceAll(/\bint32(?=[,>]|$)/g, "int")
    .replaceAll(/\bint64(?=[,>]|$)/g, "bigint")
    .replaceAll(/\bbool(?=[,>]|$)/g, "boolean")
    .replaceAll(/([:,]) /g, "$1");
}

/**
 * Spell an Avro type as Hive and Trino take it. Of logical types they know those below, and
 * `decimal` on `bytes` only.
 */
export function hiveTypeOfAvro(schema: unknown): string {
  const type = withoutNull(schema);
  if (typeof type === "string") return primitives[type] ?? unknown(type);
  const logical = `${type.type}/${type.logicalType}`;
  if (logical === "bytes/decimal") return `decimal(${type.precision},${type.scale})`;
  if (logical in logicalTypes) return logicalTypes[logical] as string;
  switch (type.type) {
    case "array":
      return `array<${hiveTypeOfAvro(type.items)}>`;
    case "map":
      return `map<string,${hiveTypeOfAvro(type.values)}>`;
    case "record":
      return `struct<${membersOf(type).join(",")}>`;
    default:
      return unknown(type);
  }
}

type AvroObject = Readonly<Record<string, unknown>>;

const primitives: Readonly<Record<string, string>> = {
  boolean: "boolean",
  int: "int",
  long: "bigint",
  float: "float",
  double: "double",
  string: "string",
  bytes: "binary",
};

const logicalTypes: Readonly<Record<string, string>> = {
  "int/date": "date",
  "long/timestamp-millis": "timestamp",
};

/** A union of anything but null and one type is a struct to Hive. */
function withoutNull(schema: unknown): string | AvroObject {
  if (!Array.isArray(schema)) return schema as string | AvroObject;
  const [type, ...others] = schema.filter((branch) => branch !== "null");
  return others.length > 0 ? unknown(schema) : type;
}

function membersOf({ fields }: AvroObject): string[] {
  return (fields as AvroObject[]).map(({ name, type }) => `${name}:${hiveTypeOfAvro(type)}`);
}

function unknown(type: unknown): never {
  throw new TypeError(`no table has a column of ${JSON.stringify(type)}`);
}
