import { epochDays } from "../codec/cells.js";
import { shortUnscaled, unscaled } from "../codec/unscaled.js";
import type { DateText, Decimal } from "../codec/values.js";
import type { PlainValues } from "./PlainValues.js";
import { fixedWidth, type LeafType } from "./Shape.js";

/** Appends a cell that is not null; false if the type has no such value. */
export type PutValue = (values: PlainValues, cell: unknown) => boolean;

/** Choose how cells of a type are appended. */
export function putValue(type: LeafType): PutValue {
  return type.kind === "decimal" ? putDecimal(type) : putters[type.kind];
}

const putters: Readonly<Record<Exclude<LeafType["kind"], "decimal">, PutValue>> = {
  boolean(values, cell) {
    if (typeof cell !== "boolean") return false;
    values.boolean(cell);
    return true;
  },
  int32(values, cell) {
    if (typeof cell !== "number" || (cell | 0) !== cell) return false;
    values.int32(cell);
    return true;
  },
  int64(values, cell) {
    if (typeof cell !== "bigint" || BigInt.asIntN(64, cell) !== cell) return false;
    values.int64(cell);
    return true;
  },
  float32(values, cell) {
    if (typeof cell !== "number") return false;
    values.float32(cell);
    return true;
  },
  float64(values, cell) {
    if (typeof cell !== "number") return false;
    values.float64(cell);
    return true;
  },
  text(values, cell) {
    return typeof cell === "string" && values.text(cell);
  },
  bytes(values, cell) {
    if (!(cell instanceof Uint8Array)) return false;
    values.binary(cell);
    return true;
  },
  date(values, cell) {
    const days = typeof cell === "string" ? epochDays(cell as DateText) : Number.NaN;
    if (!Number.isInteger(days)) return false;
    values.int32(days);
    return true;
  },
  timestamp(values, cell) {
    const millis = cell instanceof Date ? cell.getTime() : Number.NaN;
    if (!Number.isInteger(millis)) return false;
    values.whole(millis);
    return true;
  },
};

function putDecimal(type: LeafType & { kind: "decimal" }): PutValue {
  const width = fixedWidth(type);
  const limit = 10n ** BigInt(type.precision);
  const shortLimit = 10 ** type.precision;
  return (values, cell) => {
    const short = shortUnscaled(cell as Decimal, type.scale);
    if (Math.abs(short) < shortLimit) {
      if (width === 4) values.int32(short);
      else if (width === 8) values.whole(short);
      else values.wholeBigEndian(short, width);
      return true;
    }
    const number = unscaled(cell as Decimal, type.scale);
    if (number >= limit || number <= -limit) return false;
    if (width === 4) values.int32(Number(number));
    else if (width === 8) values.int64(number);
    else values.bigEndian(number, width);
    return true;
  };
}
