/**
 * The conversions of cells to what avsc writes. Avro's `long` is a bigint.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#logical-types
 */
import { epochDays } from "./cells.js";
import { unscaled } from "./unscaled.js";
import type { DateText, Decimal } from "./values.js";

/** Give bytes as avsc takes them. */
export function avroBytes(bytes: Uint8Array | null): Buffer | null {
  return bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Give a date as the days since the epoch. */
export function avroDate(date: DateText | null): number | null {
  return date === null ? null : epochDays(date);
}

/** Give a decimal of `scale` as its unscaled number in two's complement, the high byte first. */
export function avroDecimal(decimal: Decimal | null, scale: number): Buffer | null {
  return decimal === null ? null : twosComplement(unscaled(decimal, scale));
}

/** Give an instant as the milliseconds since the epoch. */
export function avroTimestamp(instant: Date | null): bigint | null {
  return instant && BigInt(instant.getTime());
}

/** Spell a number in the fewest bytes of two's complement, the high byte first. */
function twosComplement(number: bigint): Buffer {
  const bits = (number < 0n ? ~number : number).toString(2).length + 1;
  const bytes = Math.ceil(bits / 8);
  const hex = BigInt.asUintN(bytes * 8, number).toString(16);
  return Buffer.from(hex.padStart(bytes * 2, "0"), "hex");
}
