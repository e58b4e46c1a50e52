import type * as conversions from "./conversions/index.js";

/** A conversion that reads an attribute value. */
export type ConversionName = Extract<keyof typeof conversions, `as${string}`>;

/**
 * How the images of a record type are read into columns: what the row codec does, as data. The
 * kernel follows it, and leaves to the row codec whatever has a value that is not exact.
 */
export interface ScanPlan {
  /** In column order; derived columns have no part in it. */
  readonly fields: readonly PlanField[];
  /** In column order. */
  readonly derived: readonly PlanDerivation[];
}

/** How a value is read. */
export interface PlanValue {
  readonly conversion: ConversionName;
  /** What makes the conversion: precision and scale, a unit, symbols, a set's descriptor. */
  readonly parameters?: readonly (string | number)[];
  readonly nullable?: true;
  /** Of a list, set or map. */
  readonly element?: PlanValue;
  /** Of a struct. */
  readonly fields?: readonly PlanField[];
}

/** How a record's or struct's field is read. */
export interface PlanField extends PlanValue {
  readonly column: string;
  readonly attribute: string;
  readonly optional?: true;
}

/** A column that is computed from others. */
export interface PlanDerivation {
  readonly column: string;
  readonly function: string;
  /** The columns it is computed from. */
  readonly from: readonly string[];
}
