/** What the columns of a table hold, whatever file they are written to. */

/** The type of single values. Text and bytes vary in length, all others have a fixed one. */
export type LeafType =
  | { readonly kind: "boolean" }
  | { readonly kind: "int32" }
  | { readonly kind: "int64" }
  | { readonly kind: "float32" }
  | { readonly kind: "float64" }
  | { readonly kind: "decimal"; readonly precision: number; readonly scale: number }
  | { readonly kind: "text" }
  | { readonly kind: "bytes" }
  | { readonly kind: "date" }
  | { readonly kind: "timestamp" };

interface Named {
  readonly name: string;
  /** Whether the value may be null. */
  readonly optional: boolean;
}

/** A column, a struct's member, or what a list or map holds. */
export type Shape = LeafShape | ListShape | MapShape | StructShape;

export interface LeafShape extends Named {
  readonly kind: "leaf";
  readonly type: LeafType;
}
export interface ListShape extends Named {
  readonly kind: "list";
  readonly element: Shape;
}
/** Keys are text. */
export interface MapShape extends Named {
  readonly kind: "map";
  readonly key: LeafShape;
  readonly value: Shape;
}
export interface StructShape extends Named {
  readonly kind: "struct";
  readonly members: readonly Shape[];
}

/** Count the bytes of a leaf's value; 0 where they vary. */
export function fixedWidth(type: LeafType): number {
  switch (type.kind) {
    case "boolean":
      return 1;
    case "int32":
    case "float32":
    case "date":
      return 4;
    case "int64":
    case "float64":
    case "timestamp":
      return 8;
    case "decimal":
      return decimalWidth(type.precision);
    default:
      return 0;
  }
}

/**
 * Count the bytes in which Parquet keeps an unscaled decimal.
 *
 * @see https://github.com/apache/parquet-format/blob/master/LogicalTypes.md#decimal
 */
function decimalWidth(precision: number): number {
  if (precision <= 9) return 4;
  if (precision <= 18) return 8;
  const bits = (10n ** BigInt(precision) - 1n).toString(2).length + 1;
  return Math.ceil(bits / 8);
}

/** Name Parquet's physical type of a leaf. */
export function physicalType(type: LeafType): PhysicalType {
  if (type.kind !== "decimal") return physicalTypes[type.kind];
  const width = fixedWidth(type);
  return width === 4 ? "INT32" : width === 8 ? "INT64" : "FIXED_LEN_BYTE_ARRAY";
}

export type PhysicalType =
  | "BOOLEAN"
  | "INT32"
  | "INT64"
  | "FLOAT"
  | "DOUBLE"
  | "BYTE_ARRAY"
  | "FIXED_LEN_BYTE_ARRAY";

const physicalTypes: Readonly<Record<Exclude<LeafType["kind"], "decimal">, PhysicalType>> = {
  boolean: "BOOLEAN",
  int32: "INT32",
  int64: "INT64",
  float32: "FLOAT",
  float64: "DOUBLE",
  text: "BYTE_ARRAY",
  bytes: "BYTE_ARRAY",
  date: "INT32",
  timestamp: "INT64",
};
