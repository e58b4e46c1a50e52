import type { PlainValues } from "../../columns/PlainValues.js";
import { fixedWidth, type LeafType } from "../../columns/Shape.js";

/** The least and the greatest value of a column, PLAIN but without lengths. */
export interface Bounds {
  readonly min: Bound;
  /** Undefined where a long text has no short bound above it. */
  readonly max: Bound | undefined;
}

export interface Bound {
  readonly bytes: Uint8Array;
  /** Whether it is a value; a long one is cut. */
  readonly exact: boolean;
}

/** Give the bounds of values; undefined if there are none. */
export function boundsOf(type: LeafType, values: PlainValues): Bounds | undefined {
  if (values.count === 0) return undefined;
  const bytes = values.bytes.subarray(0, values.end);
  const width = fixedWidth(type);
  if (width === 0) return textBounds(bytes);
  if (width > 8) return fixedBounds(bytes, width, compareSigned);
  if (type.kind === "float32" || type.kind === "float64") return floatBounds(bytes, width);
  return fixedBounds(
    bytes,
    width,
    width === 8 ? compareInt64 : width === 4 ? compareInt32 : compareByte,
  );
}

type Compare = (bytes: Buffer, a: number, b: number, width: number) => number;

function compareByte(bytes: Buffer, a: number, b: number): number {
  return (bytes[a] as number) - (bytes[b] as number);
}

function compareInt32(bytes: Buffer, a: number, b: number): number {
  return bytes.readInt32LE(a) - bytes.readInt32LE(b);
}

function compareInt64(bytes: Buffer, a: number, b: number): number {
  const high = bytes.readInt32LE(a + 4) - bytes.readInt32LE(b + 4);
  return high === 0 ? bytes.readUInt32LE(a) - bytes.readUInt32LE(b) : high;
}

/** Compare two's complement, the high byte first. */
function compareSigned(bytes: Buffer, a: number, b: number, width: number): number {
  const high = bytes.readInt8(a) - bytes.readInt8(b);
  if (high !== 0) return high;
  return bytes.compare(bytes, b + 1, b + width, a + 1, a + width);
}

function fixedBounds(bytes: Buffer, width: number, compare: Compare): Bounds {
  let min = 0;
  let max = 0;
  for (let at = width; at < bytes.length; at += width) {
    if (compare(bytes, at, min, width) < 0) min = at;
    else if (compare(bytes, at, max, width) > 0) max = at;
  }
  return {
    min: { bytes: bytes.subarray(min, min + width), exact: true },
    max: { bytes: bytes.subarray(max, max + width), exact: true },
  };
}

/**
 * Zeros have a sign of which readers make different things, so a least zero is negative and a
 * greatest one positive. No bounds where a value is not a number.
 *
 * @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */
function floatBounds(bytes: Buffer, width: number): Bounds | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < bytes.length; at += width) {
    const value = width === 4 ? bytes.readFloatLE(at) : bytes.readDoubleLE(at);
    if (Number.isNaN(value)) return undefined;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return {
    min: { bytes: floatBytes(min === 0 ? -0 : min, width), exact: min !== 0 },
    max: { bytes: floatBytes(max === 0 ? 0 : max, width), exact: max !== 0 },
  };
}

function floatBytes(value: number, width: number): Buffer {
  const bytes = Buffer.alloc(width);
  if (width === 4) bytes.writeFloatLE(value);
  else bytes.writeDoubleLE(value);
  return bytes;
}

function textBounds(bytes: Buffer): Bounds {
  let [min, minEnd, max, maxEnd] = [4, 4 + bytes.readUInt32LE(0), 4, 4 + bytes.readUInt32LE(0)];
  for (let at = maxEnd; at < bytes.length; ) {
    const from = at + 4;
    const to = from + bytes.readUInt32LE(at);
    if (precedes(bytes, from, to, min, minEnd)) [min, minEnd] = [from, to];
    else if (precedes(bytes, max, maxEnd, from, to)) [max, maxEnd] = [from, to];
    at = to;
  }
  return {
    min: lowBound(bytes.subarray(min, minEnd)),
    max: highBound(bytes.subarray(max, maxEnd)),
  };
}

function precedes(bytes: Buffer, a: number, aEnd: number, b: number, bEnd: number): boolean {
  const length = Math.min(aEnd - a, bEnd - b);
  for (let at = 0; at < length; at++) {
    const difference = (bytes[a + at] as number) - (bytes[b + at] as number);
    if (difference !== 0) return difference < 0;
  }
  return aEnd - a < bEnd - b;
}

/** Bounds stand in the footer, which every query reads. */
const longestBound = 64;

function lowBound(value: Buffer): Bound {
  if (value.length <= longestBound) return { bytes: value, exact: true };
  return { bytes: value.subarray(0, characterStart(value, longestBound)), exact: false };
}

/** Cut at an ASCII character and take the next one in its place: that stays UTF-8. */
function highBound(value: Buffer): Bound | undefined {
  if (value.length <= longestBound) return { bytes: value, exact: true };
  for (let at = longestBound - 1; at >= 0; at--) {
    if ((value[at] as number) >= 0x7f) continue;
    const bytes = Buffer.from(value.subarray(0, at + 1));
    bytes[at] = (value[at] as number) + 1;
    return { bytes, exact: false };
  }
  return undefined;
}

function characterStart(bytes: Buffer, at: number): number {
  let start = at;
  while (start > 0 && ((bytes[start] as number) & 0xc0) === 0x80) start--;
  return start;
}
