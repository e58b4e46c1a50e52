import type { Shape } from "../../runtime/columns/Shape.js";
import { TableColumns } from "../../runtime/columns/TableColumns.js";

/** Lay rows out as columns. */
export function filledColumns(shapes: readonly Shape[], rows: readonly object[]): TableColumns {
  const table = new TableColumns(shapes);
  for (const columns of rows) table.append({ change: {} as never, columns });
  table.finish();
  return table;
}
