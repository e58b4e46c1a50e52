import type { RecordType, TableRow } from "../codec/RecordType.js";
import { emptyColumns } from "./columnsOf.js";
import { endOfRows, type LeafEntries, type Segment, SegmentRow } from "./Segment.js";
import type { TableColumns } from "./TableColumns.js";

/** Rows of the row codec, laid out as columns as soon as they are made. */
export class RowSegment implements Segment {
  readonly #columns: TableColumns;
  /** What the leaves have, until the next row. */
  #entries: readonly LeafEntries[] | undefined;
  #rows = 0;

  constructor(recordType: RecordType) {
    this.#columns = emptyColumns(recordType);
  }

  get rows(): number {
    return this.#rows;
  }

  get leaves(): readonly LeafEntries[] {
    this.#entries ??= this.#columns.leaves.map((leaf) => leaf.entries());
    return this.#entries;
  }

  /**
   * Append a row's cells, and give what stands for them.
   *
   * @throws {TypeError} if a cell is none of its column's type; the rows stay as they were
   */
  append(row: TableRow): SegmentRow {
    const { leaves } = this.#columns;
    try {
      this.#columns.appendCells(row);
    } catch (error) {
      for (const leaf of leaves) leaf.cut(endOfRows(this.#rows, leaf));
      throw error;
    }
    this.#entries = undefined;
    return new SegmentRow(this, this.#rows++);
  }
}
