import { LeafColumn } from "../../runtime/columns/LeafColumn.js";
import type { LeafType } from "../../runtime/columns/Shape.js";

/** Make a column of single values that may be null, below the levels given. */
export function leafColumn(
  type: LeafType,
  cells: readonly unknown[] = [],
  levels = { definition: 0, repetition: 0 },
): LeafColumn {
  const shape = { kind: "leaf", name: "column", optional: true, type } as const;
  const column = new LeafColumn(shape, { path: [], ...levels });
  for (const cell of cells) column.append(cell, 0);
  return column;
}
