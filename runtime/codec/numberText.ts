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

const MINUS = 45;
const POINT = 46;

/**
 * Find the point of a number that is spelt plainly, as `-7` or `12.50` are: digits with no needless
 * zero before them, and no minus before a zero.
 *
 * @returns the index of the point; the text's length where there is none; -1 for other text
 */
export function plainPoint(text: string): number {
  const { length } = text;
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  let point = length;
  for (let at = start; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= ZERO && unit <= ZERO + 9) continue;
    if (unit !== POINT || point < length) return -1;
    point = at;
  }
  if (point === start || point === length - 1) return -1;
  if (text.charCodeAt(start) === ZERO && (start === 1 || point > 1)) return -1;
  return point;
}

/** Read a whole number that is spelt plainly and exact as a double; NaN for other text. */
export function plainInteger(text: string): number {
  if (plainPoint(text) !== text.length) return Number.NaN;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : Number.NaN;
}

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
