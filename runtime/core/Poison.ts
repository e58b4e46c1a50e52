import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { LocatedFailure } from "./LocatedFailure.js";

/** A record that cannot be delivered, and goes to quarantine. */
export interface Poison {
  readonly kind: "poison";
  readonly arrived: ArrivedRecord;
  readonly failure: LocatedFailure;
}
