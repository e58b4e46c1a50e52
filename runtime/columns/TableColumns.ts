import type { TableRow } from "../codec/RecordType.js";
import type { Column } from "./Column.js";
import type { LeafColumn } from "./LeafColumn.js";
import { columnOf } from "./nestedColumns.js";
import type { Shape } from "./Shape.js";

/** The columns of a table, which grow by whole rows. */
export class TableColumns {
  readonly columns: readonly Column[];
  readonly leaves: readonly LeafColumn[];
  readonly #change: readonly Column[];
  readonly #record: readonly Column[];
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
  append({ change, columns }: TableRow): void {
    appendCells(this.#change, change as unknown as Cells);
    appendCells(this.#record, columns as Cells);
    this.#rows++;
  }
}

type Cells = Readonly<Record<string, unknown>>;

function appendCells(columns: readonly Column[], cells: Cells): void {
  for (const column of columns) column.append(cells[column.shape.name], 0);
}

/** The prefix is theirs alone. */
function isChangeColumn({ shape }: Column): boolean {
  return shape.name.startsWith("change_");
}
