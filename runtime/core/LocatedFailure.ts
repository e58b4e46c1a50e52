import type { ReasonCode } from "./reasons.js";

/** A record that cannot be delivered: why, and where in it. */
export class LocatedFailure extends Error {
  override readonly name = "LocatedFailure";
  readonly code: ReasonCode;
  /** JSON Pointer into the change record; empty for the whole of it. */
  readonly path: string;

  /** @param message - what is wrong; carries no value of the record */
  constructor(code: ReasonCode, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
