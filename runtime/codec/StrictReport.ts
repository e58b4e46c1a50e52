import { CodecError } from "./CodecError.js";
import type { Misfit } from "./Misfit.js";
import type { Loss, Report } from "./Place.js";
import type { ReadOptions } from "./RecordType.js";

/** Makes an error of every value that does not fit and of every digit that would be lost. */
export class StrictReport implements Report {
  readonly binary: Report["binary"];
  private readonly misfits: Misfit[] = [];

  constructor(
    private readonly record: string,
    options?: ReadOptions,
  ) {
    this.binary = options?.binary ?? "base64";
  }

  misfit(pointer: string, problem: string): void {
    this.misfits.push({ pointer, problem });
  }

  inexact(pointer: string, loss: Loss): void {
    if (loss === "digits") this.misfit(pointer, "has more digits than its type keeps");
  }

  missing(pointer: string): void {
    this.misfit(pointer, "missing");
  }

  /** A program asks for what its schema says; what else the item has is not its concern. */
  unknown(): void {}

  /** @throws {CodecError} if there was any trouble */
  assertNone(): void {
    if (this.misfits.length > 0) throw new CodecError(this.record, this.misfits);
  }
}
