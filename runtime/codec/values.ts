/** The values of a record that TypeScript has no type for. */
import { isDate } from "./calendar.js";
import { parseNumber, toFixed } from "./numberText.js";

declare const brand: unique symbol;

/**
 * An exact decimal number: at run time its canonical text, `-12.50`. It is opaque, so that `a + b`
 * does not compile; `String(a)` gives the text.
 */
export interface Decimal {
  readonly [brand]: "Decimal";
  toString(): string;
  toJSON(): string;
}

/** A calendar date, `YYYY-MM-DD`. */
export type DateText = string & { readonly [brand]: "DateText" };

/** The text of a JSON value; parsing it with `JSON.parse` may lose digits. */
export type JsonText = string & { readonly [brand]: "JsonText" };

/**
 * Make a decimal of a number's text, such as `12.50` or `1e-9`.
 *
 * @throws {TypeError} if the text is not a decimal number
 */
export function decimal(text: string): Decimal {
  const number = parseNumber(text);
  if (number === undefined) throw new TypeError(`not a decimal number: ${text}`);
  return decimalOf(toFixed(number, Math.max(fractionDigits(text), -number.exponent, 0)));
}

/**
 * Make a date of its text, `YYYY-MM-DD`.
 *
 * @throws {TypeError} if there is no such day from 0001-01-01 to 9999-12-31
 */
export function dateText(text: string): DateText {
  if (!isDate(text)) throw new TypeError(`not a date from 0001-01-01 to 9999-12-31: ${text}`);
  return text as DateText;
}

/**
 * Make JSON text of a value, or of text that holds JSON already.
 *
 * @throws {SyntaxError} if the text is not JSON
 */
export function jsonText(json: string): JsonText {
  JSON.parse(json);
  return json as JsonText;
}

/** Take canonical text as a decimal. */
export function decimalOf(canonical: string): Decimal {
  return canonical as unknown as Decimal;
}

function fractionDigits(text: string): number {
  return /^[^.eE]*\.(\d*)$/.exec(text)?.[1]?.length ?? 0;
}
