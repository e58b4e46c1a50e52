import type { AttributeValue, WrittenValue } from "./AttributeValue.js";
import { descriptorOf } from "./descriptorOf.js";
import type { Place } from "./Place.js";

/** A two-way conversion between an attribute value and what a program works with. */
export interface Conversion<T> {
  /**
   * Read a value. Trouble goes to the place's report; a value that does not fit gives `null`.
   */
  read(value: AttributeValue, at: Place): T | null;
  /**
   * Write a value. Trouble goes to the place's report; a value that DynamoDB does not take gives
   * `null`.
   */
  write(value: T, at: Place): WrittenValue | null;
}

/** Give what a conversion makes. */
export type Converted<C> = C extends Conversion<infer T> ? T : never;

/** Report a value whose descriptor is not the expected one. */
export function mismatch(expected: string, value: AttributeValue, at: Place): null {
  return at.misfit(`expected ${expected}, found ${descriptorOf(value)}`, value);
}
