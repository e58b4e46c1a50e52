import type { LeafColumn } from "./LeafColumn.js";

/** The entries of one leaf column, laid out as a `LeafColumn` has them. */
export interface LeafEntries {
  readonly definitions: Uint8Array;
  /** Empty where the column is in no list. */
  readonly repetitions: Uint8Array;
  /** PLAIN values; booleans take a byte each. */
  readonly values: Uint8Array;
}

/** Rows that lie as columns already. */
export interface Segment {
  readonly leaves: readonly LeafEntries[];
  readonly rows: number;
}

/** A row of a segment, in the place of a row's cells. */
export class ScannedColumns {
  constructor(
    readonly segment: Segment,
    readonly row: number,
    /** The cells of derived columns, which are in no segment, in column order. */
    readonly derived: readonly unknown[],
  ) {}
}

/** Takes rows out of a segment one range after another. */
export class SegmentReader {
  #row = 0;
  readonly #places: { entry: number; byte: number }[];

  constructor(
    private readonly segment: Segment,
    private readonly widths: readonly number[],
  ) {
    this.#places = segment.leaves.map(() => ({ entry: 0, byte: 0 }));
  }

  /** The row that comes next. */
  get row(): number {
    return this.#row;
  }

  /** Append the rows up to `to` to leaf columns. */
  appendTo(leaves: readonly LeafColumn[], to: number): void {
    this.#advance(to, leaves, (leaf, { definitions, repetitions, values }) =>
      leaf.appendEntries(definitions, repetitions, values),
    );
  }

  /** Pass over the rows up to `to`. */
  skip(leaves: readonly LeafColumn[], to: number): void {
    this.#advance(to, leaves, () => {});
  }

  #advance(
    to: number,
    leaves: readonly LeafColumn[],
    take: (leaf: LeafColumn, entries: LeafEntries) => void,
  ): void {
    const isRest = to === this.segment.rows;
    const rows = to - this.#row;
    if (rows === 0) return;
    const segmentLeaves = this.segment.leaves;
    for (const [index, leaf] of leaves.entries()) {
      const entries = segmentLeaves[index] as LeafEntries;
      const from = this.#places[index] as { entry: number; byte: number };
      const end = isRest
        ? { entry: entries.definitions.length, byte: entries.values.length }
        : this.#placeAfter(from, rows, leaf, entries, this.widths[index] as number);
      take(leaf, {
        definitions: entries.definitions.subarray(from.entry, end.entry),
        repetitions: entries.repetitions.subarray(from.entry, end.entry),
        values: entries.values.subarray(from.byte, end.byte),
      });
      this.#places[index] = end;
    }
    this.#row = to;
  }

  #placeAfter(
    from: { readonly entry: number; readonly byte: number },
    rows: number,
    { maxDefinition, maxRepetition }: LeafColumn,
    { definitions, repetitions, values }: LeafEntries,
    width: number,
  ): { entry: number; byte: number } {
    let { entry, byte } = from;
    for (let row = 0; row < rows; row++) {
      do {
        if (definitions[entry] === maxDefinition) byte += width || 4 + lengthAt(values, byte);
        entry++;
      } while (maxRepetition > 0 && entry < repetitions.length && repetitions[entry] !== 0);
    }
    return { entry, byte };
  }
}

function lengthAt(values: Uint8Array, at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}
