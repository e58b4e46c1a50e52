/** A decimal number, digit by digit: `coefficient` × 10^`exponent`. */
export interface ExactNumber {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** Beyond this many places a number is of no use to any type, and would take long to write out. */
const placesLimit = 1000;

/** Read a JSON number's text; `undefined` where it is not a number, or one of absurd size. */
export function exactNumber(text: string | undefined): ExactNumber | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text ?? "");
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = "", power = "0"] = match;
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, "");
  const exponent = Number(power) - fraction.length;
  if (digits.length > placesLimit || Math.abs(exponent) > placesLimit) return undefined;
  return normal({ coefficient: BigInt(`${sign}${digits}`), exponent });
}

/** Give the digits after the point. */
export function scaleOf({ exponent }: ExactNumber): number {
  return Math.max(0, -exponent);
}

/** Give the digits before the point. */
export function wholeDigits({ coefficient, exponent }: ExactNumber): number {
  if (coefficient === 0n) return 0;
  return Math.max(0, digitCount(coefficient) + exponent);
}

/** Give the least integer that is not below a number. */
export function ceiling({ coefficient, exponent }: ExactNumber): bigint {
  return -floor({ coefficient: -coefficient, exponent });
}

/** Give the greatest integer that is not above a number. */
export function floor({ coefficient, exponent }: ExactNumber): bigint {
  if (exponent >= 0) return coefficient * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  const quotient = coefficient / divisor;
  return coefficient < 0n && quotient * divisor !== coefficient ? quotient - 1n : quotient;
}

export function isWhole({ exponent }: ExactNumber): boolean {
  return exponent >= 0;
}

/** Count the decimal digits of an integer. */
export function digitCount(integer: bigint): number {
  return String(integer < 0n ? -integer : integer).length;
}

function normal({ coefficient, exponent }: ExactNumber): ExactNumber {
  if (coefficient === 0n) return { coefficient, exponent: 0 };
  let [digits, power] = [coefficient, exponent];
  while (digits % 10n === 0n) [digits, power] = [digits / 10n, power + 1];
  return { coefficient: digits, exponent: power };
}
