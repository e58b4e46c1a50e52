import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import type { LeafType } from "../../columns/Shape.js";
import { encodeColumn } from "./encodeColumn.js";

/** Give the texts of a column's dictionary page; undefined if it has none. */
function dictionaryOf(cells: readonly string[]): string[] | undefined {
  const [page] = encodeColumn(leafColumn({ kind: "text" }, cells), false).pages;
  if (!page?.isDictionary) return undefined;
  const body = Buffer.from(page.body);
  const texts: string[] = [];
  for (let at = 0; at < body.length; ) {
    const end = at + 4 + body.readUInt32LE(at);
    texts.push(body.toString("utf8", at + 4, end));
    at = end;
  }
  assert.is(texts.length, page.count);
  return texts;
}

test("a dictionary has each value once, in the order in which they come first", () => {
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 50 }), {
    minLength: 1,
    maxLength: 60,
  });
  const holds = fc.property(texts, (texts) => {
    const cells = Array.from({ length: 40 }, () => texts).flat();
    assert.equal(dictionaryOf(cells), [...new Set(texts)]);
  });
  fc.assert(holds, { numRuns: 300 });
});

test("values that differ in one byte, wherever, are told from one another", () => {
  for (const length of [1, 7, 11, 12, 13, 16, 17, 27, 28, 29, 44, 45, 100]) {
    const same = "x".repeat(length);
    const others = Array.from({ length }, (_, at) => `${same.slice(0, at)}y${same.slice(at + 1)}`);
    const cells = [same, ...others, same.slice(1), `${same}x`];
    assert.equal(dictionaryOf(Array.from({ length: 9 }, () => cells).flat()), cells, `${length}`);
  }
});

test("numbers that differ in one bit, wherever, are told from one another", () => {
  const bits = (count: number) => Array.from({ length: count }, (_, bit) => 1n << BigInt(bit));
  const columns: readonly (readonly [LeafType, readonly unknown[]])[] = [
    [{ kind: "int32" }, [0, ...bits(31).map(Number)]],
    [{ kind: "int64" }, [0n, ...bits(63)]],
    [{ kind: "decimal", precision: 38, scale: 0 }, ["0", ...bits(126).map(String)]],
  ];
  for (const [type, cells] of columns) {
    const often = Array.from({ length: 9 }, () => cells).flat();
    const [page] = encodeColumn(leafColumn(type, often), false).pages;
    assert.ok(page?.isDictionary, type.kind);
    const { values } = leafColumn(type, cells);
    assert.equal(Buffer.from(page.body), values.bytes.subarray(0, values.end), type.kind);
  }
});

test("as many distinct values as make the table grow are told from one another", () => {
  const distinct = Array.from({ length: 20_000 }, (_, row) => `a value of some length, ${row}`);
  const cells = distinct.flatMap((cell) => [cell, cell, cell]);
  assert.equal(dictionaryOf(cells), distinct);
});

test("values that hardly repeat are written as they are", () => {
  assert.is(dictionaryOf(Array.from({ length: 2000 }, (_, row) => `${row}`)), undefined);
  assert.is(dictionaryOf(["a"]), undefined);
});

test("values too large to keep in memory are written as they are", () => {
  const large = Array.from({ length: 40 }, (_, row) => `${row}`.padStart(30_000, "x"));
  assert.is(dictionaryOf([...large, ...large, ...large]), undefined);
});

test.run();
