import type { LeafColumn } from "./LeafColumn.js";
import { fixedWidth } from "./Shape.js";

/** The entries of one leaf column, laid out as a `LeafColumn` has them. */
export interface LeafEntries {
  readonly definitions: Uint8Array;
  /** Empty where the column is in no list. */
  readonly repetitions: Uint8Array;
  /** PLAIN values; booleans take a byte each. */
  readonly values: Uint8Array;
  /** The number of values. */
  readonly count: number;
}

/** Rows that lie as columns already. */
export interface Segment {
  readonly leaves: readonly LeafEntries[];
  readonly rows: number;
}

/** A row of a segment, which stands for a row's cells. */
export class SegmentRow {
  constructor(
    readonly segment: Segment,
    readonly row: number,
  ) {}
}

/** Takes rows out of a segment, which must not change meanwhile, one range after another. */
export class SegmentReader {
  #row = 0;
  readonly #rows: number;
  readonly #entries: readonly LeafEntries[];
  readonly #places: Place[];

  /** @param leaves - columns of the segment's kind */
  constructor(
    segment: Segment,
    private readonly leaves: readonly LeafColumn[],
  ) {
    this.#rows = segment.rows;
    this.#entries = segment.leaves;
    this.#places = leaves.map(() => ({ entry: 0, byte: 0, value: 0 }));
  }

  /** The row that comes next. */
  get row(): number {
    return this.#row;
  }

  /** Append the rows up to `to` to leaf columns. */
  appendTo(leaves: readonly LeafColumn[], to: number): void {
    this.#advance(to, (index, from, end) => {
      const { definitions, repetitions, values } = this.#entries[index] as LeafEntries;
      leaves[index]?.appendEntries({
        definitions: definitions.subarray(from.entry, end.entry),
        repetitions: repetitions.subarray(from.entry, end.entry),
        values: values.subarray(from.byte, end.byte),
        count: end.value - from.value,
      });
    });
  }

  /** Pass over the rows up to `to`. */
  skip(to: number): void {
    this.#advance(to, () => {});
  }

  #advance(to: number, take: (index: number, from: Place, end: Place) => void): void {
    const rows = to - this.#row;
    if (rows === 0) return;
    for (const [index, entries] of this.#entries.entries()) {
      const from = this.#places[index] as Place;
      const leaf = this.leaves[index] as LeafColumn;
      const end = to === this.#rows ? endOf(entries) : placeAfter(from, rows, leaf, entries);
      take(index, from, end);
      this.#places[index] = end;
    }
    this.#row = to;
  }
}

/** Where a leaf's next entry stands, and the value that comes next. */
export interface Place {
  readonly entry: number;
  readonly byte: number;
  readonly value: number;
}

/** Find where the first rows of a leaf end, so many. */
export function endOfRows(rows: number, leaf: LeafColumn): Place {
  return placeAfter({ entry: 0, byte: 0, value: 0 }, rows, leaf, leaf.entries());
}

function endOf({ definitions, values, count }: LeafEntries): Place {
  return { entry: definitions.length, byte: values.length, value: count };
}

function placeAfter(
  from: Place,
  rows: number,
  { maxDefinition, maxRepetition, shape }: LeafColumn,
  { definitions, repetitions, values }: LeafEntries,
): Place {
  const width = fixedWidth(shape.type);
  const view = new DataView(values.buffer, values.byteOffset, values.length);
  let { entry, byte, value } = from;
  for (let row = 0; row < rows; row++) {
    do {
      if (definitions[entry] === maxDefinition) {
        byte += width || 4 + view.getUint32(byte, true);
        value++;
      }
      entry++;
    } while (maxRepetition > 0 && entry < repetitions.length && repetitions[entry] !== 0);
  }
  return { entry, byte, value };
}
