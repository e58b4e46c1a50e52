/** One row of the benchmark's table. */
export type Figure = Measured | Skipped;

/** What was measured. */
export interface Measured {
  readonly name: string;
  /** What it was compared with; absent where the value stands for itself. */
  readonly against?: string;
  readonly value: number;
  /** Default `×`, a ratio. */
  readonly unit?: Unit;
  /** The middle half of the turns. */
  readonly spread?: readonly [number, number];
  /** The ratio of the fastest runs, which a busy machine disturbs least. */
  readonly best?: number;
  /** Of both, in milliseconds or kilobytes: not for the table, since machines differ. */
  readonly medians?: readonly [number, number];
  /** What the value is meant to be; absent where it is only shown. */
  readonly bar?: Bar;
}

/** What could not be measured here. */
export interface Skipped {
  readonly name: string;
  readonly against?: string;
  /** What is missing. */
  readonly skipped: string;
}

export type Unit = "×" | "%" | "KB" | "s";

/** A value's greatest or least allowed. */
export type Bar = { readonly atMost: number } | { readonly atLeast: number };

/** Tell whether a value clears its bar. */
export function clears(value: number, bar: Bar): boolean {
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}
