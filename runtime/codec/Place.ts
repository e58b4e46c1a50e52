import type { AttributeValue, WrittenValue } from "./AttributeValue.js";
import type { BinarySpelling } from "./binary.js";
import type { Conversion } from "./Conversion.js";
import { descriptorOf, isSingle } from "./descriptorOf.js";
import { escapePointer } from "./jsonPointer.js";

/**
 * What takes note of trouble with a value. The row codec's keeps what the cell does not say; the
 * strict decoder's makes an error of it.
 */
export interface Report {
  /** How binary values are spelt in the image that is read. */
  readonly binary: BinarySpelling;
  /** The value does not fit; `value` is what stands there, if anything does. */
  misfit(pointer: string, problem: string, value: AttributeValue | undefined): void;
  /** The result says less than `value`. */
  inexact(pointer: string, loss: Loss, value: AttributeValue): void;
  /** A required attribute is missing; `nullable` where the result's null would mean NULL. */
  missing(pointer: string, nullable: boolean): void;
  /** The schema does not know the attribute. */
  unknown(pointer: string, value: AttributeValue): void;
}

/** What an inexact result has lost: digits of the value, or no more than its spelling. */
export type Loss = "digits" | "spelling";

/** A place in an image: it leads conversions down and gives trouble its pointer. */
export class Place {
  /** The attribute, index or key at hand, below this place. */
  segment: string | number = "";

  constructor(
    readonly report: Report,
    private readonly parent?: Place,
  ) {}

  /** Go down into the value at hand. */
  enter(): Place {
    return new Place(this.report, this);
  }

  /** Read the value at hand. */
  read<T>(conversion: Conversion<T>, value: AttributeValue): T | null {
    if (isSingle(value)) return conversion.read(value, this);
    return this.misfit(`expected an attribute value, found ${descriptorOf(value)}`, value);
  }

  /** Write the value at hand. */
  write<T>(conversion: Conversion<T>, value: T): WrittenValue | null {
    try {
      return conversion.write(value, this);
    } catch (error) {
      // A caller without types may pass anything.
      if (error instanceof TypeError)
        return this.misfit("not a value of the field's type", undefined);
      throw error;
    }
  }

  /** Report that the value at hand does not fit, and give the `null` that stands for it. */
  misfit(problem: string, value: AttributeValue | undefined): null {
    this.report.misfit(this.pointer(), problem, value);
    return null;
  }

  /** Report that the result says less than the value at hand. */
  inexact(loss: Loss, value: AttributeValue): void {
    this.report.inexact(this.pointer(), loss, value);
  }

  /** Spell where the value at hand stands: a JSON Pointer (RFC 6901) by attribute names. */
  pointer(): string {
    const above = this.parent?.pointer() ?? "";
    return `${above}/${escapePointer(String(this.segment))}`;
  }
}
