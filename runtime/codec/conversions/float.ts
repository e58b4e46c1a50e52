import type { Conversion } from "../Conversion.js";
import { fitsDynamoDB, type NumberParts, parseNumber, plainPoint } from "../numberText.js";
import { asNumber, asNumberText, type NumberForm, Problem } from "./number.js";

const notNumber = new Problem("not a number");
const notFinite = new Problem("not a finite number");
const outsideFloat32 = new Problem("outside float32");
const outsideDynamoDB = new Problem("outside DynamoDB's range, 1E-130 to 9.99E+125");

/** Text of as many digits as every double, or float, keeps is the value's own shortest spelling. */
const digits64 = 15;
const digits32 = 6;

const float64: NumberForm<number> = {
  exact(text) {
    return text.length <= digits64 && plainPoint(text) >= 0 ? Number(text) : undefined;
  },
  rounds: true,
  parse(text) {
    if (parseNumber(text) === undefined) return notNumber;
    const value = Number(text);
    return Number.isFinite(value) ? value + 0 : notFinite;
  },
  format: shortest,
};

const float32: NumberForm<number> = {
  exact(text) {
    const isShort = text.length <= digits32 && plainPoint(text) >= 0;
    return isShort ? Math.fround(Number(text)) : undefined;
  },
  rounds: true,
  parse(text) {
    if (parseNumber(text) === undefined) return notNumber;
    const value = Math.fround(Number(text));
    return Number.isFinite(value) ? value + 0 : outsideFloat32;
  },
  format(value) {
    const narrow = Math.fround(value);
    if (Number.isFinite(value) && !Number.isFinite(narrow)) return outsideFloat32;
    return shortest(narrow, shortestFloat32);
  },
};

function shortest(value: number, spell: (value: number) => string = String): string | Problem {
  if (!Number.isFinite(value)) return notFinite;
  const text = spell(value + 0);
  return fitsDynamoDB(parseNumber(text) as NumberParts) ? text : outsideDynamoDB;
}

/** Spell a float32 with the fewest digits that tell it from its neighbours; nine always do. */
function shortestFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toPrecision(9);
}

/** `N` ↔ the nearest 32-bit float. */
export const asFloat32: Conversion<number> = asNumber(float32);
/** `S` that spells it ↔ the nearest 32-bit float. */
export const asFloat32Text: Conversion<number> = asNumberText(float32);
/** `N` ↔ the nearest 64-bit float. */
export const asFloat64: Conversion<number> = asNumber(float64);
/** `S` that spells it ↔ the nearest 64-bit float. */
export const asFloat64Text: Conversion<number> = asNumberText(float64);
