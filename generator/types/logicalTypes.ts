/**
 * THE TABLE. A row per logical type, a column per type system; a missing cell does not compile.
 *
 * A cell gives the physical type and its fidelity over the logical type's own values, which are
 * those that the item can hold in the form that the schema names:
 * - `exact`: every value is there, and the type says as much as the logical type does;
 * - `widened`: every value is there, but the type says less;
 * - `lossy`: some value changes or is refused.
 *
 * Targets spell what stands here and decide nothing.
 */
import type { Field, Kind, Stored, StructType, Type, TypeOf, Value } from "../model/model.js";

export const typeSystems = [
  "typescript",
  "dynamodb",
  "avro",
  "parquet",
  "hive",
  "iceberg",
] as const;
export type TypeSystem = (typeof typeSystems)[number];

export type Fidelity = "exact" | "widened" | "lossy";

/** A physical type, and what it costs. */
export interface Physical<S> {
  readonly spelling: S;
  readonly fidelity: Fidelity;
  /** Why it is not exact. */
  readonly reason?: string;
}

/** What a spelling is, in each type system. */
export interface Spelling {
  /** A type expression over `demand-pipeline/codec`. */
  typescript: string;
  dynamodb: StoredForm;
  avro: AvroType;
  parquet: ParquetType;
  /** A type of Athena's DDL and of Glue, with no blanks in it. */
  hive: string;
  /** A type of Athena's Iceberg DDL. */
  iceberg: string;
}

/**
 * A stored form of a value: the conversion of `demand-pipeline/codec` that reads and writes it.
 * Where `parameters` is set, a call makes the conversion: `asDecimal(12, 2)`. A container's takes
 * the conversion of what it holds after these.
 */
export interface StoredForm {
  readonly conversion: string;
  readonly parameters?: readonly (string | number)[];
}

/** An Avro type, as a `.avsc` spells it. */
export type AvroType =
  | string
  | { readonly type: string; readonly [attribute: string]: unknown }
  | readonly AvroType[];

/** A Parquet type: a leaf of the schema or a group. */
export type ParquetType =
  | ParquetLeaf
  | { readonly group: "list"; readonly element: ParquetType }
  | { readonly group: "map"; readonly value: ParquetType }
  | { readonly group: "struct"; readonly members: readonly ParquetMember[] };

/** Attributes of a leaf's `SchemaElement` (parquet.thrift), in hyparquet's names. */
export interface ParquetLeaf {
  readonly type:
    | "BOOLEAN"
    | "INT32"
    | "INT64"
    | "FLOAT"
    | "DOUBLE"
    | "BYTE_ARRAY"
    | "FIXED_LEN_BYTE_ARRAY";
  readonly typeLength?: number;
  readonly convertedType?: "UTF8" | "DATE" | "DECIMAL" | "TIMESTAMP_MILLIS";
  readonly logicalType?: Readonly<Record<string, unknown>> & { readonly type: string };
  readonly precision?: number;
  readonly scale?: number;
}

export interface ParquetMember {
  readonly name: string;
  readonly type: ParquetType;
}

/** Spell a value nested in the one at hand. */
export type Spell<S extends TypeSystem> = (value: Value) => Spelling[S];

type Cell<K extends Kind, S extends TypeSystem> =
  | Physical<Spelling[S]>
  | ((type: TypeOf<K>, spell: Spell<S>) => Physical<Spelling[S]>);

/**
 * The forms in which an item may hold a value, by `descriptor` or `descriptor/encoding`. The first
 * is the default.
 */
type StoredForms<K extends Kind> = Readonly<
  Record<string, Physical<StoredForm> | ((type: TypeOf<K>) => Physical<StoredForm>)>
>;

type Row<K extends Kind> = {
  readonly summary: string;
  readonly dynamodb: StoredForms<K>;
} & { readonly [S in Exclude<TypeSystem, "dynamodb">]: Cell<K, S> };

function exact<S>(spelling: S): Physical<S> {
  return { spelling, fidelity: "exact" };
}

function widened<S>(spelling: S, reason: string): Physical<S> {
  return { spelling, fidelity: "widened", reason };
}

/** Name the conversion for what it makes: `asInt64`. */
function converts(what: string, ...parameters: readonly (string | number)[]): Physical<StoredForm> {
  return exact({ conversion: `as${what}`, ...(parameters.length > 0 && { parameters }) });
}

const text = {
  type: "BYTE_ARRAY",
  convertedType: "UTF8",
  logicalType: { type: "STRING" },
} as const;

const timestampMillis = {
  type: "INT64",
  convertedType: "TIMESTAMP_MILLIS",
  logicalType: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
} as const;

/**
 * The physical type of a Parquet decimal.
 *
 * @see https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#decimal
 */
function parquetDecimal({ precision, scale }: TypeOf<"decimal">): ParquetLeaf {
  const annotation = {
    convertedType: "DECIMAL",
    logicalType: { type: "DECIMAL", precision, scale },
    precision,
    scale,
  } as const;
  if (precision <= 9) return { type: "INT32", ...annotation };
  if (precision <= 18) return { type: "INT64", ...annotation };
  return { type: "FIXED_LEN_BYTE_ARRAY", typeLength: decimalBytes(precision), ...annotation };
}

/** The bytes that two's complement needs for `precision` nines. */
function decimalBytes(precision: number): number {
  const bits = (10n ** BigInt(precision) - 1n).toString(2).length + 1;
  return Math.ceil(bits / 8);
}

function members<S extends TypeSystem>(
  type: StructType,
  spell: Spell<S>,
  join: (field: Field, spelling: Spelling[S]) => string,
): string {
  return type.fields.map((field) => join(field, spell(field))).join(",");
}

const uniqueness = "does not say that elements are unique";

/** One row per logical type, one column per type system. */
export const logicalTypes = {
  boolean: {
    summary: "true or false",
    typescript: exact("boolean"),
    dynamodb: { BOOL: converts("Boolean") },
    avro: exact("boolean"),
    parquet: exact({ type: "BOOLEAN" }),
    hive: exact("boolean"),
    iceberg: exact("boolean"),
  },
  int32: {
    summary: "whole number from -2^31 to 2^31-1",
    typescript: widened("number", "a number may have a fraction"),
    dynamodb: { N: converts("Int32"), S: converts("Int32Text") },
    avro: exact("int"),
    parquet: exact({ type: "INT32" }),
    hive: exact("int"),
    iceberg: exact("int"),
  },
  int64: {
    summary: "whole number from -2^63 to 2^63-1",
    typescript: widened("bigint", "a bigint has no bounds"),
    dynamodb: { N: converts("Int64"), S: converts("Int64Text") },
    avro: exact("long"),
    parquet: exact({ type: "INT64" }),
    hive: exact("bigint"),
    iceberg: exact("bigint"),
  },
  float32: {
    summary: "32-bit binary floating point, of DynamoDB's range",
    typescript: widened("number", "a number has 53 bits of precision, not 24"),
    dynamodb: { N: converts("Float32"), S: converts("Float32Text") },
    avro: exact("float"),
    parquet: exact({ type: "FLOAT" }),
    hive: exact("float"),
    iceberg: exact("float"),
  },
  float64: {
    summary: "64-bit binary floating point, of DynamoDB's range",
    typescript: exact("number"),
    dynamodb: { N: converts("Float64"), S: converts("Float64Text") },
    avro: exact("double"),
    parquet: exact({ type: "DOUBLE" }),
    hive: exact("double"),
    iceberg: exact("double"),
  },
  decimal: {
    summary: "exact number of fixed precision and scale",
    typescript: widened("Decimal", "does not say precision and scale"),
    dynamodb: {
      N: ({ precision, scale }) => converts("Decimal", precision, scale),
      S: ({ precision, scale }) => converts("DecimalText", precision, scale),
    },
    avro: ({ precision, scale }) =>
      exact({ type: "bytes", logicalType: "decimal", precision, scale }),
    parquet: (type) => exact(parquetDecimal(type)),
    hive: ({ precision, scale }) => exact(`decimal(${precision},${scale})`),
    iceberg: ({ precision, scale }) => exact(`decimal(${precision},${scale})`),
  },
  string: {
    summary: "text",
    typescript: exact("string"),
    dynamodb: { S: converts("Text") },
    avro: exact("string"),
    parquet: exact(text),
    hive: exact("string"),
    iceberg: exact("string"),
  },
  enum: {
    summary: "one of the symbols that the schema lists",
    typescript: (type) => exact(symbolUnion(type)),
    dynamodb: {
      S: ({ symbols, unknown }) =>
        unknown === "keep" ? converts("Text") : converts("Symbol", ...symbols),
    },
    avro: widened("string", "does not list the symbols"),
    parquet: widened(text, "does not list the symbols"),
    hive: widened("string", "does not list the symbols"),
    iceberg: widened("string", "does not list the symbols"),
  },
  uuid: {
    summary: "UUID in its text form (RFC 9562)",
    typescript: widened("string", "does not say the form"),
    dynamodb: { S: converts("Uuid") },
    avro: widened("string", "does not say the form"),
    parquet: widened(text, "does not say the form"),
    hive: widened("string", "does not say the form"),
    iceberg: widened("string", "does not say the form"),
  },
  bytes: {
    summary: "binary data",
    typescript: exact("Uint8Array"),
    dynamodb: { B: converts("Bytes"), S: converts("BytesText") },
    avro: exact("bytes"),
    parquet: exact({ type: "BYTE_ARRAY" }),
    hive: exact("binary"),
    iceberg: exact("binary"),
  },
  date: {
    summary: "calendar date, year 1 to 9999",
    typescript: exact("DateText"),
    dynamodb: {
      "S/iso": converts("Date"),
      "N/epoch-seconds": converts("DateEpoch", "seconds"),
      "N/epoch-millis": converts("DateEpoch", "millis"),
      "N/epoch-micros": converts("DateEpoch", "micros"),
    },
    avro: exact({ type: "int", logicalType: "date" }),
    parquet: exact({ type: "INT32", convertedType: "DATE", logicalType: { type: "DATE" } }),
    hive: exact("date"),
    iceberg: exact("date"),
  },
  timestamp: {
    summary: "instant in milliseconds, year 1 to 9999 UTC",
    typescript: exact("Date"),
    dynamodb: {
      "S/iso": converts("Timestamp"),
      "S/iso-utc": converts("TimestampUtc"),
      "N/epoch-seconds": converts("TimestampEpoch", "seconds"),
      "N/epoch-millis": converts("TimestampEpoch", "millis"),
      "N/epoch-micros": converts("TimestampEpoch", "micros"),
    },
    avro: exact({ type: "long", logicalType: "timestamp-millis" }),
    parquet: exact(timestampMillis),
    hive: exact("timestamp"),
    iceberg: exact("timestamp"),
  },
  json: {
    summary: "any JSON value, as JSON text",
    typescript: exact("JsonText"),
    dynamodb: { ANY: converts("Json"), "S/json-text": converts("JsonText") },
    avro: widened("string", "does not say that the text is JSON"),
    parquet: widened(text, "does not say that the text is JSON"),
    hive: widened("string", "does not say that the text is JSON"),
    iceberg: widened("string", "does not say that the text is JSON"),
  },
  list: {
    summary: "values in order",
    typescript: ({ element }, spell) => exact(`${arrayElement(element, spell)}[]`),
    dynamodb: { L: converts("List") },
    avro: ({ element }, spell) => exact({ type: "array", items: ["null", spell(element)] }),
    parquet: ({ element }, spell) => exact({ group: "list", element: spell(element) }),
    hive: ({ element }, spell) => exact(`array<${spell(element)}>`),
    iceberg: ({ element }, spell) => exact(`array<${spell(element)}>`),
  },
  set: {
    summary: "unique values, kept in canonical order",
    typescript: ({ element }, spell) => widened(`${arrayElement(element, spell)}[]`, uniqueness),
    dynamodb: {
      SS: converts("Set", "SS"),
      NS: converts("Set", "NS"),
      BS: converts("Set", "BS"),
    },
    avro: ({ element }, spell) =>
      widened({ type: "array", items: ["null", spell(element)] }, uniqueness),
    parquet: ({ element }, spell) =>
      widened({ group: "list", element: spell(element) }, uniqueness),
    hive: ({ element }, spell) => widened(`array<${spell(element)}>`, uniqueness),
    iceberg: ({ element }, spell) => widened(`array<${spell(element)}>`, uniqueness),
  },
  map: {
    summary: "values by text key",
    typescript: ({ value }, spell) => exact(`Record<string, ${orNull(value, spell)}>`),
    dynamodb: { M: converts("Map") },
    avro: ({ value }, spell) => exact({ type: "map", values: ["null", spell(value)] }),
    parquet: ({ value }, spell) => exact({ group: "map", value: spell(value) }),
    hive: ({ value }, spell) => exact(`map<string,${spell(value)}>`),
    iceberg: ({ value }, spell) => exact(`map<string,${spell(value)}>`),
  },
  struct: {
    summary: "values by name",
    typescript: ({ name }) => exact(name),
    dynamodb: { M: converts("Struct") },
    avro: (type, spell) => exact(avroRecord(type, spell)),
    parquet: (type, spell) =>
      exact({
        group: "struct",
        members: type.fields.map((field) => ({ name: field.column, type: spell(field) })),
      }),
    hive: (type, spell) =>
      exact(`struct<${members(type, spell, (field, hive) => `${field.column}:${hive}`)}>`),
    iceberg: (type, spell) =>
      exact(`struct<${members(type, spell, (field, iceberg) => `${field.column}:${iceberg}`)}>`),
  },
} as const satisfies { readonly [K in Kind]: Row<K> };

/** `keep` leaves the type open, yet an editor still completes the known symbols. */
function symbolUnion({ symbols, unknown }: TypeOf<"enum">): string {
  const known = symbols.map((symbol) => JSON.stringify(symbol));
  return [...known, ...(unknown === "keep" ? ["(string & {})"] : [])].join(" | ");
}

function orNull(value: Value, spell: Spell<"typescript">): string {
  return value.nullable ? `${spell(value)} | null` : spell(value);
}

function arrayElement(value: Value, spell: Spell<"typescript">): string {
  const spelling = orNull(value, spell);
  return /^[\w.]+(\[\])*$/.test(spelling) ? spelling : `(${spelling})`;
}

/** Names follow columns, for Athena's reader compares them without regard to case at the top only. */
function avroRecord(type: StructType, spell: Spell<"avro">): AvroType {
  return {
    type: "record",
    name: type.name,
    ...(type.doc !== undefined && { doc: type.doc }),
    fields: type.fields.map((field) => ({
      name: field.column,
      type: ["null", spell(field)],
      default: null,
      ...(field.earlierColumns.length > 0 && { aliases: field.earlierColumns }),
      ...(field.doc !== undefined && { doc: field.doc }),
    })),
  };
}

/** Give the key of a stored form in the table: `N`, `S/iso`. */
export function storedFormKey({ descriptor, encoding }: Stored): string {
  return encoding === undefined ? descriptor : `${descriptor}/${encoding}`;
}

/** List the stored forms of a logical type, by key, the default first. */
export function storedFormKeys(kind: Kind): readonly string[] {
  return Object.keys(logicalTypes[kind].dynamodb);
}

/**
 * Spell a value in a type system, with what that costs at this level (not in nested values).
 *
 * @throws {RangeError} if the value is stored in a form that the table does not have; the model's
 *   builder admits no such value
 */
export function physical<S extends TypeSystem>(system: S, value: Value): Physical<Spelling[S]> {
  // The table is checked row by row where it stands; a lookup by a variable kind loses that.
  const row = logicalTypes[value.type.kind] as unknown as Row<Kind>;
  const cell = (
    system === "dynamodb" ? row.dynamodb[storedFormKey(value.stored)] : row[system as "hive"]
  ) as Physical<Spelling[S]> | ((type: Type, spell: Spell<S>) => Physical<Spelling[S]>) | undefined;
  if (cell === undefined)
    throw new RangeError(`${value.type.kind} has no form ${storedFormKey(value.stored)}`);
  return typeof cell === "function" ? cell(value.type, (inner) => spell(system, inner)) : cell;
}

/** Spell a value in a type system. */
export function spell<S extends TypeSystem>(system: S, value: Value): Spelling[S] {
  return physical(system, value).spelling;
}
