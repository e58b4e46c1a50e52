import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { LocatedFailure } from "./LocatedFailure.js";
import type { Legible } from "./legible.js";

/** A record that cannot be delivered, and goes to quarantine. */
export interface Poison {
  readonly kind: "poison";
  readonly arrived: ArrivedRecord;
  readonly failure: LocatedFailure;
  /** What is known of it, where that is not to be read from the data as from a change record. */
  readonly known?: Legible;
}
