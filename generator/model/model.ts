/**
 * The model: what a set of record schemas says, as inert data. It knows nothing of any target;
 * the type table (`types/logicalTypes.ts`) spells it in each type system.
 */
import type { SourceLocation } from "../source.js";

/** All that one run of the generator works on. */
export interface Model {
  /** The columns that every delivered change carries, ahead of the record's own. */
  readonly change: RecordModel;
  /** The record types, sorted by name. */
  readonly records: readonly RecordModel[];
}

/** One record schema. */
export interface RecordModel {
  /** PascalCase, unique among the records: `DemandRecord`. */
  readonly name: string;
  readonly doc: string | undefined;
  /** `major.minor`, from `x-version`. */
  readonly version: string;
  /** In schema order, which is column order. */
  readonly fields: readonly Field[];
  /** Names of the fields that make the item's primary key: partition, then sort if there is one. */
  readonly key: readonly string[];
  /** Name of the field that grows with every write of an item. */
  readonly versionField: string | undefined;
  /** Tells this record from others in the same DynamoDB table. */
  readonly match: Match | undefined;
  readonly onMisfit: "rescue" | "quarantine";
  readonly table: Table;
  readonly source: SourceLocation;
}

export interface Match {
  readonly attribute: string;
  readonly equals: string;
}

export interface Table {
  /** snake_case; the stem of table and view names. */
  readonly name: string;
  readonly formats: readonly Format[];
}

export type Format = "parquet" | "avro";

/** A place for a value: a field, a list's element, a map's value. */
export interface Value {
  readonly type: Type;
  /** Whether an explicit NULL is a value here; says nothing about absence. */
  readonly nullable: boolean;
  readonly stored: Stored;
  readonly source: SourceLocation;
}

/** How DynamoDB holds a value: its descriptor and, where one descriptor has several, the spelling. */
export interface Stored {
  readonly descriptor: Descriptor;
  readonly encoding: Encoding | undefined;
}

export const descriptors = ["S", "N", "B", "BOOL", "SS", "NS", "BS", "L", "M", "ANY"] as const;
/** A DynamoDB type descriptor; `ANY` where a JSON value may come as any of them. */
export type Descriptor = (typeof descriptors)[number];

export const encodings = [
  "iso",
  "iso-utc",
  "epoch-seconds",
  "epoch-millis",
  "epoch-micros",
  "json-text",
] as const;
export type Encoding = (typeof encodings)[number];

/** One property of a record or struct. */
export interface Field extends Value {
  /** The property's name in the schema. */
  readonly name: string;
  /** Its column, or struct member, in tables: snake_case, unique in its record or struct. */
  readonly column: string;
  /** Its attribute in the DynamoDB item. */
  readonly attribute: string;
  readonly presence: "required" | "optional";
  readonly doc: string | undefined;
  readonly deprecated: boolean;
  /** Earlier names of the property. */
  readonly aliases: readonly string[];
  /** The columns of its earlier names, which old objects have in place of its own. */
  readonly earlierColumns: readonly string[];
  /** The schema's `default`: data, which neither presence nor nullability depends on. */
  readonly default: unknown;
  readonly key: "partition" | "sort" | undefined;
  /** Set where the value is computed, and not in the item. */
  readonly derived: Derivation | undefined;
  /** Losses that the schema accepts: target → reason. */
  readonly acceptedLosses: Readonly<Record<string, string>>;
}

export interface Derivation {
  readonly function: string;
  /** Names of the fields it is computed from. */
  readonly from: readonly string[];
}

/** A logical type: what a value means, whatever stores it. */
export type Type =
  | BooleanType
  | Int32Type
  | Int64Type
  | Float32Type
  | Float64Type
  | DecimalType
  | StringType
  | EnumType
  | UuidType
  | BytesType
  | DateType
  | TimestampType
  | JsonType
  | ListType
  | SetType
  | MapType
  | StructType;

export type Kind = Type["kind"];
export type TypeOf<K extends Kind> = Extract<Type, { kind: K }>;

export interface BooleanType {
  readonly kind: "boolean";
}
export interface Int32Type {
  readonly kind: "int32";
}
export interface Int64Type {
  readonly kind: "int64";
}
export interface Float32Type {
  readonly kind: "float32";
}
export interface Float64Type {
  readonly kind: "float64";
}
export interface DecimalType {
  readonly kind: "decimal";
  /** Digits in all, 1 to 38. */
  readonly precision: number;
  /** Digits after the point, 0 to `precision`. */
  readonly scale: number;
}
export interface StringType {
  readonly kind: "string";
}
export interface EnumType {
  readonly kind: "enum";
  readonly symbols: readonly string[];
  /** What becomes of a symbol that the schema does not list. */
  readonly unknown: "keep" | "misfit";
}
export interface UuidType {
  readonly kind: "uuid";
}
export interface BytesType {
  readonly kind: "bytes";
}
export interface DateType {
  readonly kind: "date";
}
export interface TimestampType {
  readonly kind: "timestamp";
}
export interface JsonType {
  readonly kind: "json";
}
export interface ListType {
  readonly kind: "list";
  readonly element: Value;
}
/** A DynamoDB set; its elements are scalars and never null. */
export interface SetType {
  readonly kind: "set";
  readonly element: Value;
}
/** String keys. */
export interface MapType {
  readonly kind: "map";
  readonly value: Value;
}
export interface StructType {
  readonly kind: "struct";
  /** PascalCase, unique among the structs of its record and different from every record's name. */
  readonly name: string;
  readonly doc: string | undefined;
  readonly fields: readonly Field[];
}
