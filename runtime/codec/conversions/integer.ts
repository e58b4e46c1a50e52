import type { Conversion } from "../Conversion.js";
import { magnitude, parseNumber, plainInteger, toFixed } from "../numberText.js";
import { asNumber, asNumberText, type NumberForm, Problem } from "./number.js";

const outsideInt32 = new Problem("outside int32");
const outsideInt64 = new Problem("outside int64");
const notWhole = new Problem("not a whole number");
const notNumber = new Problem("not a number");

const min64 = -(2n ** 63n);
const max64 = 2n ** 63n - 1n;

const int64: NumberForm<bigint> = {
  exact(text) {
    const number = plainInteger(text);
    return Number.isNaN(number) ? undefined : BigInt(number);
  },
  rounds: false,
  parse(text) {
    const number = parseNumber(text);
    if (number === undefined) return notNumber;
    if (number.exponent < 0) return notWhole;
    if (magnitude(number) > 19) return outsideInt64;
    return checked(BigInt(toFixed(number, 0)));
  },
  format(value) {
    const whole = checked(value);
    return whole instanceof Problem ? whole : whole.toString();
  },
};

function checked(value: bigint): bigint | Problem {
  return value >= min64 && value <= max64 ? value : outsideInt64;
}

const int32: NumberForm<number> = {
  exact(text) {
    const number = plainInteger(text);
    return (number | 0) === number ? number : undefined;
  },
  rounds: false,
  parse(text) {
    const value = wholeNumber(text);
    return value instanceof Problem || (value | 0) === value ? value : outsideInt32;
  },
  format(value) {
    if (!Number.isInteger(value)) return notWhole;
    return (value | 0) === value ? String(value | 0) : outsideInt32;
  },
};

function wholeNumber(text: string): number | Problem {
  const value = int64.parse(text);
  if (value === outsideInt64) return outsideInt32;
  return value instanceof Problem ? value : Number(value);
}

/** `N` ↔ a whole number of 32 bits. */
export const asInt32: Conversion<number> = asNumber(int32);
/** `S` that spells it ↔ a whole number of 32 bits. */
export const asInt32Text: Conversion<number> = asNumberText(int32);
/** `N` ↔ a whole number of 64 bits. */
export const asInt64: Conversion<bigint> = asNumber(int64);
/** `S` that spells it ↔ a whole number of 64 bits. */
export const asInt64Text: Conversion<bigint> = asNumberText(int64);
