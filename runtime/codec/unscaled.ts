import { plainPoint } from "./numberText.js";
import type { Decimal } from "./values.js";

/**
 * Give a decimal as a whole number of its last digits: 12.50 of scale 2 is 1250.
 *
 * @throws {RangeError} if the decimal has not exactly `scale` digits after the point
 */
export function unscaled(decimal: Decimal, scale: number): bigint {
  const text = String(decimal);
  const point = scale === 0 ? text.length : text.length - scale - 1;
  if (text.indexOf(".") !== (scale === 0 ? -1 : point))
    throw new RangeError(`expected ${scale} digits after the point, found ${text}`);
  return BigInt(text.slice(0, point) + text.slice(point + 1));
}

/** Give the same as a number, which is exact; NaN if there are more digits than any double keeps. */
export function shortUnscaled(decimal: Decimal, scale: number): number {
  const text = String(decimal);
  const point = scale === 0 ? text.length : text.length - scale - 1;
  if (text.length > 16 || plainPoint(text) !== point) return Number.NaN;
  const start = text.startsWith("-") ? 1 : 0;
  let number = 0;
  for (let at = start; at < text.length; at++) {
    if (at !== point) number = number * 10 + (text.charCodeAt(at) - 0x30);
  }
  if (!Number.isSafeInteger(number)) return Number.NaN;
  return start === 0 ? number : -number;
}
