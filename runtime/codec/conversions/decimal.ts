import type { Conversion } from "../Conversion.js";
import { magnitude, type NumberParts, parseNumber, plainPoint, toFixed } from "../numberText.js";
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
    exact(text) {
      const point = plainPoint(text);
      const zeros = scale - Math.max(0, text.length - point - 1);
      if (point < 0 || point > precision - scale || zeros < 0) return undefined;
      return decimalOf(zeros === 0 ? text : padded(text, point, zeros));
    },
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

/** Add zeros after the point, and the point if it is not there. */
function padded(text: string, point: number, zeros: number): string {
  return text + (point === text.length ? "." : "") + "0".repeat(zeros);
}
