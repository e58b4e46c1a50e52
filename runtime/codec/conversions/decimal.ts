import type { Conversion } from "../Conversion.js";
import { magnitude, type NumberParts, parseNumber, toFixed } from "../numberText.js";
import { type Decimal, decimalOf } from "../values.js";
import { asNumber, asNumberText, type NumberForm, Problem } from "./number.js";

/** `N` ↔ a decimal of at most `precision` digits, `scale` of them after the point; never rounded. */
export function asDecimal(precision: number, scale: number): Conversion<Decimal> {
  return asNumber(decimalForm(precision, scale));
}

/** `S` that spells it ↔ a decimal of fixed precision and scale; never rounded. */
export function asDecimalText(precision: number, scale: number): Conversion<Decimal> {
  return asNumberText(decimalForm(precision, scale));
}

function decimalForm(precision: number, scale: number): NumberForm<Decimal> {
  const notNumber = new Problem("not a number");
  const tooFine = new Problem(`more than ${scale} digits after the point`);
  const tooLarge = new Problem(`outside decimal(${precision},${scale})`);

  function fit(number: NumberParts | undefined): NumberParts | Problem {
    if (number === undefined) return notNumber;
    if (number.exponent < -scale) return tooFine;
    return magnitude(number) > precision - scale ? tooLarge : number;
  }
  return {
    rounds: false,
    parse(text) {
      const number = fit(parseNumber(text));
      return number instanceof Problem ? number : decimalOf(toFixed(number, scale));
    },
    format(value) {
      const number = fit(parseNumber(String(value)));
      return number instanceof Problem ? number : toFixed(number, scale);
    },
  };
}
