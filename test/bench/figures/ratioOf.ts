import type { Measured } from "./Figure.js";
import { median, quantile } from "./quantile.js";

/**
 * Compare two things that were measured by turns: turn by turn, since what else the machine does
 * falls on neighbours alike.
 *
 * @param values - one for each turn
 * @param others - those that they are divided by, of the same turns
 * @returns the median of the turns' ratios, and their middle half
 * @throws Error where there are not as many of one as of the other
 */
export function ratioOf(
  values: readonly number[],
  others: readonly number[],
): Pick<Measured, "value"> & Required<Pick<Measured, "spread">> {
  if (values.length !== others.length || values.length === 0) {
    throw new Error(`${values.length} turns cannot be compared with ${others.length}`);
  }
  const ratios = values.map((value, turn) => value / (others[turn] as number));
  return { value: median(ratios), spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)] };
}
