import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import type { LeafColumn } from "../../columns/LeafColumn.js";
import { encodeColumn } from "./encodeColumn.js";

/** Reads the hybrid as the specification tells it, bit by bit, and to its end. */
function decodeHybrid(bytes: Uint8Array, width: number, count: number): number[] {
  const numbers: number[] = [];
  let at = 0;
  while (numbers.length < count) {
    let head = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] as number;
      head |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if (head & 1) {
      const bits = [...bytes.subarray(at, at + (head >> 1) * width)]
        .map((byte) => byte.toString(2).padStart(8, "0").split("").reverse().join(""))
        .join("");
      assert.is(bits.length, (head >> 1) * width * 8);
      for (let bit = 0; bit < bits.length; bit += width) {
        const digits = bits.slice(bit, bit + width);
        numbers.push(Number.parseInt(digits.split("").reverse().join(""), 2));
      }
      at += (head >> 1) * width;
    } else {
      const size = Math.ceil(width / 8);
      const value = [...bytes.subarray(at, at + size)].reverse().reduce((n, b) => n * 256 + b, 0);
      for (let run = 0; run < head >> 1; run++) numbers.push(value);
      at += size;
    }
  }
  assert.is(at, bytes.length);
  return numbers.slice(0, count);
}

function bodyOf(column: LeafColumn): Buffer {
  const { pages } = encodeColumn(column, false);
  return Buffer.from((pages.at(-1) as (typeof pages)[number]).body);
}

/** Take a page's levels apart: each kind stands after its length. */
function levelsOf(body: Buffer): { readonly first: Buffer; readonly rest: Buffer } {
  const end = 4 + body.readUInt32LE(0);
  return { first: body.subarray(4, end), rest: body.subarray(end) };
}

/** Numbers below a power of two, in runs. */
function runs(width: number, longest = 40): fc.Arbitrary<number[]> {
  return fc
    .array(fc.tuple(fc.nat(2 ** width - 1), fc.integer({ min: 1, max: longest })))
    .map((runs) => runs.flatMap(([value, length]) => Array<number>(length).fill(value)));
}

test("levels decode to the same levels, whatever the runs", () => {
  const levels = fc
    .integer({ min: 1, max: 7 })
    .chain((width) => fc.tuple(fc.constant(width), runs(width), runs(width)));
  const holds = fc.property(levels, ([width, definitions, repetitions]) => {
    const most = 2 ** width;
    const column = leafColumn({ kind: "int32" }, [], { definition: most, repetition: most - 1 });
    const count = Math.min(definitions.length, repetitions.length);
    for (let at = 0; at < count; at++) {
      column.appendMissing(definitions[at] as number, repetitions[at] as number);
    }
    const { first, rest } = levelsOf(bodyOf(column));
    assert.equal(decodeHybrid(first, width, count), repetitions.slice(0, count));
    const { first: second, rest: values } = levelsOf(rest);
    assert.equal(decodeHybrid(second, width + 1, count), definitions.slice(0, count));
    assert.is(values.length, 0);
  });
  fc.assert(holds, { numRuns: 500 });
});

test("indexes into a dictionary decode to the values, whatever the runs", () => {
  const numbers = fc.integer({ min: 1, max: 11 }).chain((width) => runs(width, 20));
  const holds = fc.property(numbers, (numbers) => {
    const long = "so long that a dictionary pays, whatever comes; ";
    const column = leafColumn(
      { kind: "text" },
      [0, 0, 0, ...numbers].map((number) => `${long}${number}`),
    );
    const body = levelsOf(bodyOf(column)).rest;
    const distinct = [...new Set([0, ...numbers])];
    const width = body[0] as number;
    assert.is(width, Math.max(1, 32 - Math.clz32(distinct.length - 1)));
    const decoded = decodeHybrid(body.subarray(1), width, numbers.length + 3).slice(3);
    assert.equal(
      decoded.map((index) => distinct[index]),
      numbers,
    );
  });
  fc.assert(holds, { numRuns: 300 });
});

test("equal numbers take a few bytes, however many", () => {
  const body = bodyOf(leafColumn({ kind: "boolean" }, Array(100_000).fill(null)));
  assert.equal([...body], [4, 0, 0, 0, 0xc0, 0x9a, 0x0c, 0]);
});

test("booleans are bits, the first one the lowest", () => {
  const holds = fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 100 }), (cells) => {
    const { rest } = levelsOf(bodyOf(leafColumn({ kind: "boolean" }, cells)));
    assert.is(rest.length, Math.ceil(cells.length / 8));
    const bits = Array.from(
      { length: rest.length * 8 },
      (_, bit) => ((rest[bit >> 3] ?? 0) >> (bit & 7)) & 1,
    );
    assert.equal(bits.slice(0, cells.length).map(Boolean), cells);
    assert.ok(bits.slice(cells.length).every((bit) => bit === 0));
  });
  fc.assert(holds);
});

test.run();
