import {
  ceiling,
  digitCount,
  type ExactNumber,
  exactNumber,
  floor,
  isWhole,
  scaleOf,
  wholeDigits,
} from "../schema/exactNumber.js";
import { type Merged, nearest, nearestText, type Statement } from "../schema/merge.js";
import { keyword, keywordText, locate, type SchemaNode } from "../schema/node.js";
import type { JsonValue } from "../source.js";
import { type Context, type Place, unmappable } from "./context.js";
import type { Type } from "./model.js";

/** The most digits of a decimal, in every type system of the table. */
export const digitLimit = 38;

const int32 = { min: -(2n ** 31n), max: 2n ** 31n - 1n };
const int64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

interface Bounds {
  readonly min: bigint | undefined;
  readonly max: bigint | undefined;
}

/** Ranges that OpenAPI's formats name. */
const formatBounds: ReadonlyMap<string, Bounds> = new Map(
  Object.entries({
    int8: { min: -128n, max: 127n },
    int16: { min: -32768n, max: 32767n },
    int32,
    int64,
    uint8: { min: 0n, max: 255n },
    uint16: { min: 0n, max: 65535n },
    uint32: { min: 0n, max: 2n ** 32n - 1n },
    uint64: { min: 0n, max: 2n ** 64n - 1n },
  }),
);

/** Choose the type of an integer by its range. */
export function integerType(merged: Merged, place: Place, context: Context): Type {
  const { min, max } = integerBounds(merged);
  if (min !== undefined && max !== undefined && min > max) {
    const parameters = { keyword: "minimum", other: "the maximum" };
    return unmappable(context, "contradiction", locate(place.nodes[0]), parameters);
  }
  if (within(min, max, int32) && min !== undefined && max !== undefined) return { kind: "int32" };
  if (within(min, max, int64)) return { kind: "int64" };
  const digits = Math.max(digitCount(min ?? 0n), digitCount(max ?? 0n));
  if (digits <= digitLimit) return { kind: "decimal", precision: digits, scale: 0 };
  const location = locate(place.nodes[0]);
  return unmappable(context, "integer-range", location, { digits, limit: digitLimit });
}

/** Choose the type of a number; one that is a multiple of a whole number is an integer. */
export function numberType(merged: Merged, place: Place, context: Context): Type {
  const multiple = exactStatement(nearest(merged, "multipleOf"));
  if (multiple && isWhole(multiple)) return integerType(merged, place, context);
  if (nearest(merged, "x-precision") ?? nearest(merged, "x-scale")) {
    return decimalType(merged, place, context);
  }
  const format = nearestText(merged, "format");
  if (format === "float") return { kind: "float32" };
  if (format === "decimal") return decimalType(merged, place, context);
  if (format !== "double") hintAtDecimal(merged, place, context);
  return { kind: "float64" };
}

/** Read a decimal's digits: declared, or as far as they follow from `multipleOf` and the range. */
export function decimalType(merged: Merged, place: Place, context: Context): Type {
  const declared = nearest(merged, "x-scale");
  const multiple = exactStatement(nearest(merged, "multipleOf"));
  const scale = wholeNumber(declared?.value) ?? (multiple && scaleOf(multiple));
  const stated = nearest(merged, "x-precision");
  const precision = stated ? wholeNumber(stated.value) : impliedPrecision(merged, scale);
  if (!stated && precision === undefined) {
    return unmappable(context, "decimal-digits", locate(place.nodes[0]), {});
  }
  // A precision that is none is told where keywords are checked.
  if (precision === undefined || precision < 1 || precision > digitLimit) {
    return { kind: "decimal", precision: digitLimit, scale: 0 };
  }
  if ((scale ?? 0) > precision) {
    const location = declared ? locate(declared.node, "x-scale") : locate(place.nodes[0]);
    context.report.add("decimal-scale", location, { scale: scale ?? 0, precision });
    return { kind: "decimal", precision, scale: precision };
  }
  return { kind: "decimal", precision, scale: scale ?? 0 };
}

/** Without a range a decimal of known scale gets all the digits there are. */
function impliedPrecision(merged: Merged, scale: number | undefined): number | undefined {
  if (scale === undefined) return undefined;
  const limits = ["minimum", "maximum"].map((name) => exactStatement(nearest(merged, name)));
  const whole = limits.map((limit) => (limit ? wholeDigits(limit) : digitLimit));
  return Math.max(1, Math.min(digitLimit, Math.max(...whole) + scale));
}

function hintAtDecimal(merged: Merged, place: Place, { report }: Context): void {
  const { property } = place;
  const statement = nearest(merged, "multipleOf");
  const multiple = exactStatement(statement);
  const location = locate(place.nodes[0]);
  if (!statement || !multiple) report.add("float-number", location, { property });
  else {
    const text = keywordText(statement.node, "multipleOf") ?? "";
    const scale = scaleOf(multiple);
    report.add("float-multiple", location, { property, multiple: text, scale });
  }
}

function integerBounds(merged: Merged): Bounds {
  const format = formatBounds.get(nearestText(merged, "format") ?? "");
  const listed = merged.parts
    .map(({ node }) => listedIntegers(node))
    .filter(({ length }) => length);
  const lower = merged.parts.flatMap(({ node }) => lowerLimit(node) ?? []);
  const upper = merged.parts.flatMap(({ node }) => upperLimit(node) ?? []);
  return {
    min: greatest([...lower, ...listed.flatMap((list) => least(list) ?? [])]) ?? format?.min,
    max: least([...upper, ...listed.flatMap((list) => greatest(list) ?? [])]) ?? format?.max,
  };
}

/** Before draft 06 `exclusiveMinimum` was a flag on `minimum`. */
function lowerLimit(node: SchemaNode): bigint | undefined {
  const minimum = exactKeyword(node, "minimum");
  const exclusive = exactKeyword(node, "exclusiveMinimum");
  const flagged = keyword(node, "exclusiveMinimum") === true;
  return greatest([
    ...(minimum ? [flagged ? floor(minimum) + 1n : ceiling(minimum)] : []),
    ...(exclusive ? [floor(exclusive) + 1n] : []),
  ]);
}

function upperLimit(node: SchemaNode): bigint | undefined {
  const maximum = exactKeyword(node, "maximum");
  const exclusive = exactKeyword(node, "exclusiveMaximum");
  const flagged = keyword(node, "exclusiveMaximum") === true;
  return least([
    ...(maximum ? [flagged ? ceiling(maximum) - 1n : floor(maximum)] : []),
    ...(exclusive ? [ceiling(exclusive) - 1n] : []),
  ]);
}

/** The integers of `enum` and `const`, digit by digit. */
function listedIntegers(node: SchemaNode): bigint[] {
  const values = keyword(node, "enum");
  const listed = Array.isArray(values) ? values.map((_, index) => ["enum", String(index)]) : [];
  return [...listed, ["const"]].flatMap((path) => {
    const number = exactNumber(keywordText(node, ...path));
    return number && isWhole(number) ? [floor(number)] : [];
  });
}

function within(min: bigint | undefined, max: bigint | undefined, range: typeof int32): boolean {
  return [min, max].every(
    (limit) => limit === undefined || (limit >= range.min && limit <= range.max),
  );
}

function least(numbers: readonly bigint[]): bigint | undefined {
  return numbers.reduce<bigint | undefined>(
    (a, b) => (a === undefined || b < a ? b : a),
    undefined,
  );
}

function greatest(numbers: readonly bigint[]): bigint | undefined {
  return numbers.reduce<bigint | undefined>(
    (a, b) => (a === undefined || b > a ? b : a),
    undefined,
  );
}

function exactStatement(statement: Statement | undefined): ExactNumber | undefined {
  return statement && exactKeyword(statement.node, statement.keyword);
}

function exactKeyword(node: SchemaNode, name: string): ExactNumber | undefined {
  return exactNumber(keywordText(node, name));
}

function wholeNumber(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : undefined;
}
