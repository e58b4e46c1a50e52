import type { TableRow } from "../codec/RecordType.js";
import { appendCells, type Cells, type Column } from "./Column.js";
import type { LeafColumn } from "./LeafColumn.js";
import { columnOf } from "./nestedColumns.js";
import { ScannedColumns, type Segment, SegmentReader } from "./Segment.js";
import { fixedWidth, type Shape } from "./Shape.js";

/** The columns of a table, which grow by whole rows. */
export class TableColumns {
  readonly columns: readonly Column[];
  readonly leaves: readonly LeafColumn[];
  readonly #change: readonly Column[];
  readonly #record: readonly Column[];
  /** The columns that segments have not, and those that they have. */
  readonly derived: readonly Column[];
  readonly scanned: readonly Column[];
  /** The leaves of the latter. */
  readonly #scanned: readonly LeafColumn[];
  readonly #widths: readonly number[];
  /** Rows of a segment that are to be appended together. */
  #pending: { readonly reader: SegmentReader; readonly segment: Segment; to: number } | undefined;
  readonly #readers = new Map<Segment, SegmentReader>();
  #rows = 0;

  /** @param derived - names of the columns that are computed from others */
  constructor(shapes: readonly Shape[], derived: readonly string[] = []) {
    const root = { path: [], definition: 0, repetition: 0 };
    const isDerived = ({ shape }: Column) => derived.includes(shape.name);
    this.columns = shapes.map((shape) => columnOf(shape, root));
    this.leaves = this.columns.flatMap(({ leaves }) => leaves);
    this.#change = this.columns.filter(isChangeColumn);
    this.#record = this.columns.filter((column) => !isChangeColumn(column));
    this.derived = this.#record.filter(isDerived);
    this.scanned = this.#record.filter((column) => !isDerived(column));
    this.#scanned = this.scanned.flatMap(({ leaves }) => leaves);
    this.#widths = this.#scanned.map(({ shape }) => fixedWidth(shape.type));
  }

  get rows(): number {
    return this.#rows;
  }

  /**
   * Append a row. One that is refused leaves the columns unusable.
   *
   * @throws {TypeError} if a cell is none of its column's type
   */
  append({ change, columns }: TableRow): void {
    appendCells(this.#change, change as unknown as Cells, 0);
    if (columns instanceof ScannedColumns) this.#appendScanned(columns);
    else {
      this.finish();
      appendCells(this.#record, columns as Cells, 0);
    }
    this.#rows++;
  }

  /** Append what is still to be appended; the columns can be read then. */
  finish(): void {
    if (this.#pending === undefined) return;
    this.#pending.reader.appendTo(this.#scanned, this.#pending.to);
    this.#pending = undefined;
  }

  #appendScanned({ segment, row, derived }: ScannedColumns): void {
    for (const [index, column] of this.derived.entries()) column.append(derived[index], 0);
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
      reader = new SegmentReader(segment, this.#widths);
      this.#readers.set(segment, reader);
    }
    reader.skip(this.#scanned, row);
    return reader;
  }
}

/** The prefix is theirs alone. */
function isChangeColumn({ shape }: Column): boolean {
  return shape.name.startsWith("change_");
}
