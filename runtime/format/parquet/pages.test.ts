import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import type { LeafType } from "../../columns/Shape.js";
import { encodeColumn } from "./encodeColumn.js";

/** Count the entries of the data pages of lists that are all of one length. */
function pagesOf(type: LeafType, rows: number, length: number, cell: (index: number) => unknown) {
  const column = leafColumn(type, [], { definition: 1, repetition: 1 });
  for (let row = 0; row < rows; row++) {
    for (let at = 0; at < length; at++) column.append(cell(row * length + at), at === 0 ? 0 : 1);
  }
  const pages = encodeColumn(column, false).pages.filter(({ isDictionary }) => !isDictionary);
  return pages.map(({ count, body }) => ({ count, size: body.length }));
}

function assertWholeRows(
  pages: readonly { readonly count: number }[],
  rows: number,
  length: number,
) {
  assert.ok(pages.length > 1);
  assert.ok(pages.every(({ count }) => count > 0 && count % length === 0));
  assert.is(
    pages.reduce((sum, { count }) => sum + count, 0),
    rows * length,
  );
}

test("pages end where rows do, when they have many entries", () => {
  const pages = pagesOf({ kind: "int32" }, 300, 997, (index) => index % 5);
  assertWholeRows(pages, 300, 997);
  assert.equal(pages.map(({ count }) => count).slice(0, 2), [132 * 997, 132 * 997]);
});

test("pages end where rows do, when their values take many bytes", () => {
  const pages = pagesOf({ kind: "text" }, 50, 13, (index) => `${index}`.padStart(10_000, "x"));
  assertWholeRows(pages, 50, 13);
  for (const { size } of pages) assert.ok(size < (1 << 20) + 13 * 10_100);
});

test("a row may be larger than a page", () => {
  const pages = pagesOf({ kind: "int32" }, 3, 200_000, () => null);
  assert.equal(
    pages.map(({ count }) => count),
    [200_000, 200_000, 200_000],
  );
});

test("a column without entries has a page without entries", () => {
  assert.equal(
    pagesOf({ kind: "int32" }, 0, 1, () => null),
    [{ count: 0, size: 8 }],
  );
});

test.run();
