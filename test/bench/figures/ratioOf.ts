import type { Measured } from "./Figure.js";
import { median, quantile } from "./quantile.js";

/** What was measured by turns: in each turn once or more. */
export type Turns = readonly (readonly number[])[];

/** How two things compare. */
export type Ratio = Required<Pick<Measured, "value" | "spread" | "best" | "medians">>;

/**
 * Compare two things that were measured by turns: turn by turn, since what else the machine does
 * falls on neighbours alike. A turn counts with its median.
 *
 * @param others - what is divided by, of the same turns
 * @throws Error where there are not as many turns of one as of the other
 */
export function ratioOf(turns: Turns, others: Turns): Ratio {
  if (turns.length !== others.length || turns.length === 0) {
    throw new Error(`${turns.length} turns cannot be compared with ${others.length}`);
  }
  const values = turns.map(median);
  const bases = others.map(median);
  const ratios = values.map((value, turn) => value / (bases[turn] as number));
  return {
    value: median(ratios),
    spread: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    best: Math.min(...turns.flat()) / Math.min(...others.flat()),
    medians: [median(values), median(bases)],
  };
}
