import { findNodeAtLocation, parseTree } from "jsonc-parser";
import type { ReaderRow } from "../../readers/ReaderValue.js";
import { type TypeSignature, trinoValue } from "./trinoValue.js";

/** A column as Trino's protocol describes it. */
export interface TrinoColumn {
  readonly name: string;
  readonly type: string;
  readonly typeSignature: TypeSignature;
}

/** A page of a statement's result; the first ones and the last have no columns or rows. */
export interface TrinoPage {
  readonly nextUri?: string;
  readonly columns?: readonly TrinoColumn[];
  readonly rows: readonly ReaderRow[];
  readonly error?: { readonly errorName: string; readonly message: string };
}

/** Read a page's JSON text; its numbers lose no digit. */
export function readPage(text: string): TrinoPage {
  const page: Omit<TrinoPage, "rows"> = JSON.parse(text);
  return { ...page, rows: readRows(text, page.columns ?? []) };
}

function readRows(text: string, columns: readonly TrinoColumn[]): ReaderRow[] {
  const tree = parseTree(text);
  const data = tree && findNodeAtLocation(tree, ["data"]);
  return (data?.children ?? []).map(({ children: cells = [] }) =>
    Object.fromEntries(
      columns.map(({ name, typeSignature }, index) => [
        name,
        trinoValue(cells[index], typeSignature, text),
      ]),
    ),
  );
}
