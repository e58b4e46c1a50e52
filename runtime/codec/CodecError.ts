import { type Misfit, misfitText } from "./Misfit.js";

/** Thrown when an image does not fit a record schema, or a record what DynamoDB stores. */
export class CodecError extends Error {
  override readonly name = "CodecError";

  constructor(
    /** The record type: `DemandRecord`. */
    readonly record: string,
    /** All that is wrong, each with its place. */
    readonly misfits: readonly Misfit[],
  ) {
    super(misfits.map((misfit) => record + misfitText(misfit)).join("\n"));
  }
}
