import type { TableRow } from "../codec/RecordType.js";
import { appendCells, type Cells, type Column } from "./Column.js";
import type { LeafColumn } from "./LeafColumn.js";
import { columnOf } from "./nestedColumns.js";
import { type Segment, SegmentReader, SegmentRow } from "./Segment.js";
import type { Shape } from "./Shape.js";

/** A row of cells, or one that lies in a segment. */
export type Row = TableRow | SegmentRow;

/** The columns of a table, which grow by whole rows. */
export class TableColumns {
  readonly columns: readonly Column[];
  readonly leaves: readonly LeafColumn[];
  readonly #change: readonly Column[];
  readonly #record: readonly Column[];
  /** Rows of a segment that are to be appended together. */
  #pending: { readonly reader: SegmentReader; readonly segment: Segment; to: number } | undefined;
  readonly #readers = new Map<Segment, SegmentReader>();
  #rows = 0;

  constructor(shapes: readonly Shape[]) {
    const root = { path: [], definition: 0, repetition: 0 };
    this.columns = shapes.map((shape) => columnOf(shape, root));
    this.leaves = this.columns.flatMap(({ leaves }) => leaves);
    this.#change = this.columns.filter(isChangeColumn);
    this.#record = this.columns.filter((column) => !isChangeColumn(column));
  }

  get rows(): number {
    return this.#rows;
  }

  /**
   * Append a row. One that is refused leaves the columns unusable.
   *
   * @throws {TypeError} if a cell is none of its column's type
   */
  append(row: Row): void {
    if (row instanceof SegmentRow) this.#appendFromSegment(row);
    else {
      this.finish();
      this.appendCells(row);
    }
    this.#rows++;
  }

  /**
   * Append a row's cells to the columns, without counting the row.
   *
   * @throws {TypeError} if a cell is none of its column's type
   */
  appendCells({ change, columns }: TableRow): void {
    appendCells(this.#change, change as unknown as Cells, 0);
    appendCells(this.#record, columns as Cells, 0);
  }

  /** Append what is still to be appended; the columns can be read then. */
  finish(): void {
    if (this.#pending === undefined) return;
    this.#pending.reader.appendTo(this.leaves, this.#pending.to);
    this.#pending = undefined;
  }

  #appendFromSegment({ segment, row }: SegmentRow): void {
    if (this.#pending?.segment === segment && this.#pending.to === row) {
      this.#pending.to = row + 1;
      return;
    }
    this.finish();
    this.#pending = { reader: this.#readerAt(segment, row), segment, to: row + 1 };
  }

  /** Go on where the segment was left; its beginning is long behind in a large one. */
  #readerAt(segment: Segment, row: number): SegmentReader {
    let reader = this.#readers.get(segment);
    if (reader === undefined || reader.row > row) {
      reader = new SegmentReader(segment, this.leaves);
      this.#readers.set(segment, reader);
    }
    reader.skip(row);
    return reader;
  }
}

/** The prefix is theirs alone. */
function isChangeColumn({ shape }: Column): boolean {
  return shape.name.startsWith("change_");
}
