import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import type { LeafType } from "../../columns/Shape.js";
import { encodeColumn } from "./encodeColumn.js";

function bounds(type: LeafType, cells: readonly unknown[]) {
  const { bounds: found } = encodeColumn(leafColumn(type, cells), false);
  const hex = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString("hex");
  return found && [hex(found.min.bytes), hex(found.max?.bytes), found.min.exact, found.max?.exact];
}

function text(...cells: readonly string[]) {
  const found = bounds({ kind: "text" }, cells);
  return found?.map((bound) =>
    typeof bound === "string" ? Buffer.from(bound, "hex").toString() : bound,
  );
}

test("numbers are compared with their signs, at every width", () => {
  assert.equal(bounds({ kind: "int32" }, [5, -2, 7, 0]), ["feffffff", "07000000", true, true]);
  assert.equal(bounds({ kind: "int64" }, [2n ** 40n, -1n, -(2n ** 40n)]), [
    "0000000000ffffff",
    "0000000000010000",
    true,
    true,
  ]);
  assert.equal(bounds({ kind: "int64" }, [2n ** 31n, 1n]), [
    "0100000000000000",
    "0000008000000000",
    true,
    true,
  ]);
  const wide = { kind: "decimal", precision: 20, scale: 0 } as const;
  assert.equal(bounds(wide, ["256", "-1", "-256", "255"]), [
    "ffffffffffffffff00",
    "000000000000000100",
    true,
    true,
  ]);
  assert.equal(bounds({ kind: "boolean" }, [true, false]), ["00", "01", true, true]);
});

test("a zero bound of floats covers both zeros", () => {
  assert.equal(bounds({ kind: "float32" }, [0, 1]), ["00000080", "0000803f", false, true]);
  assert.equal(bounds({ kind: "float64" }, [-1, -0]), [
    "000000000000f0bf",
    "0000000000000000",
    true,
    false,
  ]);
});

test("floats with one that is no number have no bounds", () => {
  assert.is(bounds({ kind: "float64" }, [1, Number.NaN, 2]), undefined);
});

test("text is compared by its bytes", () => {
  assert.equal(text("b", "é", "a", "ab", "z"), ["a", "é", true, true]);
  assert.equal(text("", "a"), ["", "a", true, true]);
  // U+FFFF sorts before U+10000 in UTF-8, and after it in UTF-16.
  assert.equal(text("\uffff", "\u{10000}"), ["\uffff", "\u{10000}", true, true]);
});

test("bounds of long text are cut, downwards and upwards, and stay text", () => {
  assert.equal(text("x".repeat(100)), ["x".repeat(64), `${"x".repeat(63)}y`, false, false]);
  assert.equal(text(`x${"é".repeat(40)}`), [`x${"é".repeat(31)}`, "y", false, false]);
  assert.equal(text("é".repeat(40)), ["é".repeat(32), undefined, false, undefined]);
});

test("a column without values has no bounds", () => {
  assert.is(bounds({ kind: "text" }, []), undefined);
  assert.is(bounds({ kind: "int32" }, [null, null]), undefined);
});

test("the bounds of any text are those that JavaScript finds in its bytes", () => {
  const texts = fc.array(fc.string({ unit: "binary", maxLength: 20 }), { minLength: 1 });
  const prefixed = fc.tuple(fc.constantFrom("", "common pre"), texts);
  const holds = fc.property(prefixed, ([prefix, tails]) => {
    const cells = tails.map((tail) => `${prefix}${tail}`);
    const sorted = cells.map((cell) => Buffer.from(cell)).sort(Buffer.compare);
    const [least, greatest] = [sorted[0], sorted.at(-1)].map((cell) => cell?.toString("hex"));
    if (sorted.some(({ length }) => length > 64)) return;
    assert.equal(bounds({ kind: "text" }, cells), [least, greatest, true, true]);
  });
  fc.assert(holds, { numRuns: 500 });
});

test.run();
