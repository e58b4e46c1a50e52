import type { LeafColumn } from "./LeafColumn.js";
import type { Shape } from "./Shape.js";

/**
 * A column under construction: cells go in, and lie as leaf columns with definition and repetition
 * levels.
 *
 * @see https://research.google/pubs/dremel-interactive-analysis-of-web-scale-datasets-2/
 */
export interface Column {
  readonly shape: Shape;
  /** The leaf columns at and below this one, in the schema's order. */
  readonly leaves: readonly LeafColumn[];
  /**
   * Append a cell, as the row codec makes them.
   *
   * @param repetition - level of the list in which the cell continues; 0 begins a row
   * @throws {TypeError} if the cell is none of the column's type
   */
  append(cell: unknown, repetition: number): void;
  /** Append an entry that has no value, since something at or above it is null or empty. */
  appendMissing(definition: number, repetition: number): void;
}

/** Cells by the names of their columns. */
export type Cells = Readonly<Record<string, unknown>>;

/** Append a cell to each column. Cells that lie in the columns' order need not be looked up. */
export function appendCells(columns: readonly Column[], cells: Cells, repetition: number): void {
  let next = 0;
  for (const name in cells) {
    const column = columns[next];
    if (column?.shape.name !== name) break;
    column.append(cells[name], repetition);
    next++;
  }
  for (; next < columns.length; next++) {
    const column = columns[next] as Column;
    column.append(cells[column.shape.name], repetition);
  }
}

/** What a column stands in. */
export interface Context {
  /** Names from the root. */
  readonly path: readonly string[];
  /** The definition level at which what holds the column is present. */
  readonly definition: number;
  /** The repetition level of the innermost list around the column. */
  readonly repetition: number;
}

/** Give the definition level at which a column of the shape is present. */
export function presentLevel({ optional }: Shape, { definition }: Context): number {
  return definition + (optional ? 1 : 0);
}

/** Refuse a cell. */
export function refuse(path: readonly string[], expected: string): never {
  throw new TypeError(`${path.join(".")}: expected ${expected}`);
}
