import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decimal } from "../codec/values.js";
import { appendCells, type Cells } from "./Column.js";
import { LeafColumn } from "./LeafColumn.js";
import { columnOf } from "./nestedColumns.js";
import type { LeafType } from "./Shape.js";

const root = { path: [], definition: 0, repetition: 0 };

function leafOf(type: LeafType, cells: readonly unknown[]): LeafColumn {
  const leaf = new LeafColumn({ kind: "leaf", name: "x", optional: true, type }, root);
  for (const cell of cells) leaf.append(cell, 0);
  return leaf;
}

function hexOf(leaf: LeafColumn): string {
  return Buffer.from(leaf.entries().values).toString("hex");
}

/** The length in four bytes, the low one first, and the bytes. */
function plainText(text: string): string {
  const bytes = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length.toString("hex") + bytes.toString("hex");
}

const text = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.constantFrom("", "a", "\0\0\0\0", "é", "東京", "😀", `${"a".repeat(39)}é`, "a".repeat(5000)),
);

test("texts lie in UTF-8 behind their lengths, whatever came before", () => {
  fc.assert(
    fc.property(fc.array(text), (texts) => {
      assert.is(hexOf(leafOf({ kind: "text" }, texts)), texts.map(plainText).join(""));
    }),
    { numRuns: 1000 },
  );
});

test("so do more texts than are written together", () => {
  const many = Array.from({ length: 200 }, (_, index) => `text ${index}`);
  const long = ["a".repeat(16_384), "b", `é${"c".repeat(20_000)}`, ""];
  for (const texts of [many, many.with(63, "é"), many.with(64, "é"), long, [...many, ...long]]) {
    assert.is(hexOf(leafOf({ kind: "text" }, texts)), texts.map(plainText).join(""));
  }
});

test("texts that are taken back are forgotten, written or not", () => {
  for (const taken of [1, 63, 64]) {
    const leaf = leafOf({ kind: "text" }, ["a", ...new Array(taken).fill("b")]);
    leaf.cut({ entry: 1, byte: 5, value: 1 });
    leaf.append("c", 0);
    assert.is(hexOf(leaf), plainText("a") + plainText("c"));
    assert.is(leaf.entries().count, 2);
  }
});

test("text with a lone surrogate is refused, short or long, and leaves no trace", () => {
  for (const lone of ["\ud83c", "a\udfab", `${"a".repeat(50)}\ud83c`, `é\ud83ca`]) {
    const leaf = leafOf({ kind: "text" }, ["a"]);
    assert.throws(() => leaf.append(lone, 0), "x: expected text");
    leaf.append("a", 0);
    assert.is(hexOf(leaf), plainText("a").repeat(2));
  }
});

test("cells that are appended together lie as those that are appended one by one", () => {
  const whole = fc.array(text, { maxLength: 200 });
  const cells = fc.oneof(whole, fc.array(fc.option(text), { maxLength: 200 }));
  fc.assert(
    fc.property(cells, cells, (first, second) => {
      const together = leafOf({ kind: "text" }, []);
      together.appendAll(first);
      together.appendAll(second);
      assert.equal(together.entries(), leafOf({ kind: "text" }, [...first, ...second]).entries());
    }),
    { numRuns: 1000 },
  );
  const numbers = leafOf({ kind: "int32" }, []);
  numbers.appendAll([1, null, 2]);
  assert.equal(numbers.entries(), leafOf({ kind: "int32" }, [1, null, 2]).entries());
});

test("cells that cannot be appended together are refused, and can be taken back", () => {
  const many = new Array<unknown>(100).fill("a");
  for (const wrong of [1, undefined, ["a"], {}, Symbol("a"), "\ud83c"]) {
    for (const at of [0, 63, 64, 99]) {
      const leaf = leafOf({ kind: "text" }, ["a"]);
      const { end } = leaf;
      assert.throws(() => leaf.appendAll(many.with(at, wrong)), TypeError);
      leaf.cut(end);
      leaf.append("b", 0);
      assert.equal(leaf.entries(), leafOf({ kind: "text" }, ["a", "b"]).entries());
    }
  }
});

/** A number in two's complement, the high byte first. */
function bigEndian(value: bigint, width: number): string {
  const hex = BigInt.asUintN(width * 8, value).toString(16);
  return hex.padStart(width * 2, "0");
}

function littleEndian(value: bigint, width: number): string {
  return Buffer.from(bigEndian(value, width), "hex").reverse().toString("hex");
}

const shapes = [
  { precision: 9, scale: 2, width: 4, spell: littleEndian },
  { precision: 18, scale: 0, width: 8, spell: littleEndian },
  { precision: 18, scale: 6, width: 8, spell: littleEndian },
  { precision: 19, scale: 4, width: 9, spell: bigEndian },
  { precision: 28, scale: 28, width: 12, spell: bigEndian },
  { precision: 38, scale: 9, width: 16, spell: bigEndian },
] as const;

for (const { precision, scale, width, spell } of shapes) {
  const limit = 10n ** BigInt(precision);
  const unscaled = fc
    .tuple(fc.bigInt({ min: 1n - limit, max: limit - 1n }), fc.nat(precision))
    .map(([value, cut]) => value / 10n ** BigInt(cut));

  /** Spell with all digits of the scale. */
  function decimalOf(value: bigint): unknown {
    const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
    const point = digits.length - scale;
    const fraction = scale === 0 ? "" : `.${digits.slice(point)}`;
    return decimal(`${value < 0n ? "-" : ""}${digits.slice(0, point)}${fraction}`);
  }

  test(`decimal(${precision},${scale}) lies as a whole number of its last digits`, () => {
    const type = { kind: "decimal", precision, scale } as const;
    fc.assert(
      fc.property(fc.array(unscaled), (values) => {
        const leaf = leafOf(type, values.map(decimalOf));
        assert.is(hexOf(leaf), values.map((value) => spell(value, width)).join(""));
      }),
      { numRuns: 500 },
    );
    for (const value of [limit, -limit]) {
      assert.throws(() => leafOf(type, [decimalOf(value)]), "x: expected decimal");
    }
  });
}

test("entries of one column go on in another, and the first stays as it is", () => {
  const cells = fc.array(fc.option(fc.string()));
  fc.assert(
    fc.property(cells, cells, cells, (first, second, third) => {
      const source = leafOf({ kind: "text" }, first);
      const before = [hexOf(source), Buffer.from(source.entries().definitions).toString("hex")];
      const leaf = leafOf({ kind: "text" }, []);
      leaf.appendEntries(source.entries());
      for (const cell of second) leaf.append(cell, 0);
      leaf.appendEntries(leafOf({ kind: "text" }, third).entries());
      const all = leafOf({ kind: "text" }, [...first, ...second, ...third]);
      assert.equal(leaf.entries(), all.entries());
      const after = [hexOf(source), Buffer.from(source.entries().definitions).toString("hex")];
      assert.equal(after, before);
    }),
  );
});

test("cells are found by name, in whatever order they come", () => {
  const names = ["a", "b", "c", "d"];
  const cells = fc.shuffledSubarray([...names, "e"]).map((order) => {
    return Object.fromEntries(order.map((name) => [name, name]));
  });
  fc.assert(
    fc.property(cells, (row: Cells) => {
      const columns = names.map((name) => {
        return columnOf({ kind: "leaf", name, optional: false, type: { kind: "text" } }, root);
      });
      const isWhole = names.every((name) => name in row);
      if (!isWhole) assert.throws(() => appendCells(columns, row, 0), TypeError);
      else {
        appendCells(columns, row, 0);
        const values = columns.map(({ leaves }) => hexOf(leaves[0] as LeafColumn));
        assert.equal(values, names.map(plainText));
      }
    }),
    { numRuns: 500 },
  );
});

test.run();
