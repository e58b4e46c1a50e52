import type { RecordType } from "../codec/RecordType.js";
import { appendCells, type Cells, type Column } from "./Column.js";
import { emptyColumns } from "./columnsOf.js";
import type { LeafColumn } from "./LeafColumn.js";
import { type LeafEntries, ScannedColumns, type Segment } from "./Segment.js";

/** Rows of the row codec, laid out as columns as soon as they are made. */
export class RowSegment implements Segment {
  readonly #columns: readonly Column[];
  readonly #leaves: readonly LeafColumn[];
  readonly #derived: readonly string[];
  /** What the leaves have, until the next row. */
  #entries: readonly LeafEntries[] | undefined;
  #rows = 0;

  constructor(recordType: RecordType) {
    const { scanned, derived } = emptyColumns(recordType);
    this.#columns = scanned;
    this.#leaves = scanned.flatMap(({ leaves }) => leaves);
    this.#derived = derived.map(({ shape }) => shape.name);
  }

  get rows(): number {
    return this.#rows;
  }

  get leaves(): readonly LeafEntries[] {
    this.#entries ??= this.#leaves.map((leaf) => leaf.entries());
    return this.#entries;
  }

  /**
   * Append a row's cells, and give what stands for them.
   *
   * @throws {TypeError} if a cell is none of its column's type; the rows stay as they were
   */
  append(cells: Cells): ScannedColumns {
    for (const leaf of this.#leaves) leaf.save();
    try {
      appendCells(this.#columns, cells, 0);
    } catch (error) {
      for (const leaf of this.#leaves) leaf.restore();
      throw error;
    }
    this.#entries = undefined;
    const derived = this.#derived.map((name) => cells[name]);
    return new ScannedColumns(this, this.#rows++, derived);
  }
}
