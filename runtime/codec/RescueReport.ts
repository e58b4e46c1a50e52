import type { AttributeValue } from "./AttributeValue.js";
import { dynamoJson } from "./dynamoJson.js";
import type { Misfit } from "./Misfit.js";
import type { Loss, Report } from "./Place.js";
import type { ReadOptions } from "./RecordType.js";

/** Keeps whatever the cells of a row do not say, so that cells + rescued data = the image. */
export class RescueReport implements Report {
  readonly binary: Report["binary"];
  readonly misfits: Misfit[] = [];
  private readonly keysOnly: boolean;
  private readonly entries: string[] = [];

  constructor(options?: ReadOptions) {
    this.binary = options?.binary ?? "base64";
    this.keysOnly = options?.keysOnly ?? false;
  }

  misfit(pointer: string, problem: string, value: AttributeValue | undefined): void {
    this.misfits.push({ pointer, problem });
    if (value !== undefined) this.rescue(pointer, value);
  }

  inexact(pointer: string, _loss: Loss, value: AttributeValue): void {
    this.rescue(pointer, value);
  }

  missing(pointer: string, nullable: boolean): void {
    if (!this.keysOnly) this.misfits.push({ pointer, problem: "missing" });
    if (nullable) this.entries.push(`${JSON.stringify(pointer)}:null`);
  }

  unknown(pointer: string, value: AttributeValue): void {
    this.rescue(pointer, value);
  }

  /** Give the rescued data as JSON text; `null` where there is none. */
  rescued(): string | null {
    return this.entries.length === 0 ? null : `{${this.entries.join(",")}}`;
  }

  private rescue(pointer: string, value: AttributeValue): void {
    this.entries.push(`${JSON.stringify(pointer)}:${dynamoJson(value, this.binary)}`);
  }
}
