/**
 * Numbers as decimal text, with no float between: a DynamoDB `N` has up to 38 digits and exponents
 * from -130 to 125.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number
 */

/** The number `±digits × 10^exponent`; zero has no digits. */
export interface NumberParts {
  readonly negative: boolean;
  /** With no zero at either end. */
  readonly digits: string;
  readonly exponent: number;
}

const numberPattern = /^([+-])?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

/** Parse decimal text, as `-12.50`, `1E+3` or `.5`; give `undefined` for anything else. */
export function parseNumber(text: string): NumberParts | undefined {
  const match = numberPattern.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  if (whole === "" && fraction === "") return undefined;
  return normalize(sign === "-", whole + fraction, Number(exponent) - fraction.length);
}

function normalize(negative: boolean, padded: string, exponent: number): NumberParts {
  let start = 0;
  let end = padded.length;
  while (start < end && padded.charCodeAt(start) === ZERO) start++;
  while (end > start && padded.charCodeAt(end - 1) === ZERO) end--;
  if (start === end) return { negative: false, digits: "", exponent: 0 };
  return { negative, digits: padded.slice(start, end), exponent: exponent + padded.length - end };
}

const ZERO = 48;

/** Tell whether two texts spell the same number; text that spells none equals nothing. */
export function sameNumber(a: string, b: string): boolean {
  if (a === b) return true;
  const left = parseNumber(a);
  const right = parseNumber(b);
  return (
    left !== undefined &&
    right !== undefined &&
    left.negative === right.negative &&
    left.exponent === right.exponent &&
    left.digits === right.digits
  );
}

/** Count the digits before the point; negative where zeros follow the point. */
export function magnitude(number: NumberParts): number {
  return number.digits.length + number.exponent;
}

/**
 * Spell a number with exactly `scale` digits after the point.
 * The number must have no more (`exponent >= -scale`) and a length fit to be written out.
 */
export function toFixed(number: NumberParts, scale: number): string {
  const unscaled = number.digits + "0".repeat(number.digits === "" ? 0 : number.exponent + scale);
  const padded = unscaled.padStart(scale + 1, "0");
  const point = padded.length - scale;
  const text = scale === 0 ? padded : `${padded.slice(0, point)}.${padded.slice(point)}`;
  return number.negative ? `-${text}` : text;
}

/** Tell whether DynamoDB stores the number: at most 38 digits, from 1E-130 to 9.99…E+125. */
export function fitsDynamoDB(number: NumberParts): boolean {
  const size = magnitude(number);
  return number.digits === "" || (number.digits.length <= 38 && size >= -129 && size <= 126);
}
