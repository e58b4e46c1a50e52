import { type Column, type Context, presentLevel, refuse } from "./Column.js";
import { Levels } from "./Levels.js";
import { PlainValues } from "./PlainValues.js";
import { type PutValue, putValue } from "./putValue.js";
import type { LeafEntries } from "./Segment.js";
import { fixedWidth, type LeafShape } from "./Shape.js";

/**
 * A column of single values. It has an entry for each value and for each place where there could
 * be one; an entry has a value if its definition level is the highest.
 */
export class LeafColumn implements Column {
  readonly leaves: readonly LeafColumn[];
  /** Names from the root. */
  readonly path: readonly string[];
  readonly maxDefinition: number;
  readonly maxRepetition: number;
  readonly definitions = new Levels();
  readonly repetitions = new Levels();
  readonly values = new PlainValues();
  readonly #put: PutValue;

  constructor(
    readonly shape: LeafShape,
    context: Context,
  ) {
    this.leaves = [this];
    this.path = [...context.path, shape.name];
    this.maxDefinition = presentLevel(shape, context);
    this.maxRepetition = context.repetition;
    this.#put = putValue(shape.type);
  }

  append(cell: unknown, repetition: number): void {
    if (cell === null && this.shape.optional) {
      this.appendMissing(this.maxDefinition - 1, repetition);
    } else {
      if (!this.#put(this.values, cell)) refuse(this.path, this.shape.type.kind);
      this.appendMissing(this.maxDefinition, repetition);
    }
  }

  appendMissing(definition: number, repetition: number): void {
    this.definitions.push(definition);
    if (this.maxRepetition > 0) this.repetitions.push(repetition);
  }

  /** What is in the column, which must not grow while it is looked at. */
  entries(): LeafEntries {
    const { definitions, repetitions, values } = this;
    return {
      definitions: definitions.bytes.subarray(0, definitions.count),
      repetitions: repetitions.bytes.subarray(0, repetitions.count),
      values: values.bytes.subarray(0, values.end),
      count: values.count,
    };
  }

  /** Keep the entries of the first rows, and take back the others. */
  keepRows(rows: number): void {
    const entries = this.#entriesOf(rows);
    const kept = this.definitions.bytes.subarray(0, entries);
    this.values.keep(this.#countValues(kept), fixedWidth(this.shape.type));
    this.definitions.count = entries;
    if (this.maxRepetition > 0) this.repetitions.count = entries;
  }

  #entriesOf(rows: number): number {
    const { definitions, repetitions } = this;
    if (this.maxRepetition === 0) return Math.min(rows, definitions.count);
    let left = rows;
    for (let entry = 0; entry < repetitions.count; entry++) {
      if (repetitions.bytes[entry] === 0 && left-- === 0) return entry;
    }
    return repetitions.count;
  }

  /** Append entries that are laid out as this column's are. */
  appendEntries({ definitions, repetitions, values, count }: LeafEntries): void {
    this.definitions.append(definitions);
    if (this.maxRepetition > 0) this.repetitions.append(repetitions);
    this.values.append(values, count);
  }

  #countValues(definitions: Uint8Array): number {
    let values = 0;
    const { maxDefinition } = this;
    for (let entry = 0; entry < definitions.length; entry++) {
      if (definitions[entry] === maxDefinition) values++;
    }
    return values;
  }
}
