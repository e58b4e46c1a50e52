import type { TableRow } from "../codec/RecordType.js";
import { appendCells, type Cells, type Column } from "./Column.js";
import type { LeafColumn } from "./LeafColumn.js";
import { columnOf } from "./nestedColumns.js";
import { ScannedRow, type Segment, SegmentReader } from "./Segment.js";
import type { Shape } from "./Shape.js";

/** A row of cells, or one that lies in a segment. */
export type Row = TableRow | ScannedRow;

/** The columns of a table, which grow by whole rows. */
export class TableColumns {
  readonly columns: readonly Column[];
  readonly leaves: readonly LeafColumn[];
  readonly #change: readonly Column[];
  readonly #record: readonly Column[];
  readonly #derived: readonly Column[];
  /** The leaves that segments have. */
  readonly #scanned: readonly LeafColumn[];
  /** Rows of a segment that are to be appended together. */
  #pending: { readonly reader: SegmentReader; readonly segment: Segment; to: number } | undefined;
  #rows = 0;

  /** @param derived - names of the columns that are computed from others */
  constructor(shapes: readonly Shape[], derived: readonly string[] = []) {
    const root = { path: [], definition: 0, repetition: 0 };
    const isDerived = ({ shape }: Column) => derived.includes(shape.name);
    this.columns = shapes.map((shape) => columnOf(shape, root));
    this.leaves = this.columns.flatMap(({ leaves }) => leaves);
    this.#change = this.columns.filter(isChangeColumn);
    this.#record = this.columns.filter((column) => !isChangeColumn(column));
    this.#derived = this.#record.filter(isDerived);
    this.#scanned = this.columns
      .filter((column) => !isDerived(column))
      .flatMap(({ leaves }) => leaves);
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
    if (row instanceof ScannedRow) this.#appendScanned(row);
    else {
      this.finish();
      appendCells(this.#change, row.change as unknown as Cells, 0);
      appendCells(this.#record, row.columns as Cells, 0);
    }
    this.#rows++;
  }

  /** Append what is still to be appended; the columns can be read then. */
  finish(): void {
    if (this.#pending === undefined) return;
    this.#pending.reader.appendTo(this.#scanned, this.#pending.to);
    this.#pending = undefined;
  }

  #appendScanned({ segment, row, derived }: ScannedRow): void {
    for (const [index, column] of this.#derived.entries()) column.append(derived[index], 0);
    if (this.#pending?.segment === segment && this.#pending.to === row) {
      this.#pending.to = row + 1;
      return;
    }
    this.finish();
    this.#pending = { reader: this.#readerAt(segment, row), segment, to: row + 1 };
  }

  #lastReader: { readonly segment: Segment; readonly reader: SegmentReader } | undefined;

  /** Go on where the segment was left; its beginning is long behind in a large one. */
  #readerAt(segment: Segment, row: number): SegmentReader {
    let reader = this.#lastReader?.segment === segment ? this.#lastReader.reader : undefined;
    if (reader === undefined || reader.row > row) {
      reader = new SegmentReader(segment, this.#scanned);
      this.#lastReader = { segment, reader };
    }
    reader.skip(row);
    return reader;
  }
}

/** The prefix is theirs alone. */
function isChangeColumn({ shape }: Column): boolean {
  return shape.name.startsWith("change_");
}
