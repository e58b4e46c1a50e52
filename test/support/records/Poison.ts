import type { ReasonCode } from "../../../runtime/core/reasons.js";

/** Kinesis data that no row can be made of. */
export interface Poison {
  /** Why it belongs into quarantine. */
  readonly reason: ReasonCode;
  /** A noun phrase, unique among the poisons. */
  readonly name: string;
  /** The `data` of the Kinesis event as text: base64, but for the reason `not-base64`. */
  readonly data: string;
}
