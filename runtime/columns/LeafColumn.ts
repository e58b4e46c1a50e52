import { type Column, type Context, presentLevel, refuse } from "./Column.js";
import { Levels } from "./Levels.js";
import { PlainValues } from "./PlainValues.js";
import { type PutValue, putValue } from "./putValue.js";
import type { LeafEntries, Place } from "./Segment.js";
import type { LeafShape } from "./Shape.js";

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

  /**
   * Append cells of a column that is in no list. Texts are looked at together, which is faster, most
   * of all before V8 has compiled what looks at one.
   *
   * @throws {TypeError} if a cell is none of the column's type; some are appended then
   */
  appendAll(cells: readonly unknown[]): void {
    const isWhole = this.shape.type.kind === "text" && !cells.includes(null);
    if (isWhole) {
      if (!this.values.texts(cells)) refuse(this.path, this.shape.type.kind);
      this.definitions.repeat(this.maxDefinition, cells.length);
    } else for (const cell of cells) this.append(cell, 0);
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

  /** Where the next cell will stand. */
  get end(): Place {
    return { entry: this.definitions.count, byte: this.values.end, value: this.values.count };
  }

  /** Take back what comes after a place. */
  cut({ entry, byte, value }: Place): void {
    this.definitions.count = entry;
    if (this.maxRepetition > 0) this.repetitions.count = entry;
    this.values.cut(byte, value);
  }

  /** Append entries that are laid out as this column's are. */
  appendEntries({ definitions, repetitions, values, count }: LeafEntries): void {
    this.definitions.append(definitions);
    if (this.maxRepetition > 0) this.repetitions.append(repetitions);
    this.values.append(values, count);
  }
}
