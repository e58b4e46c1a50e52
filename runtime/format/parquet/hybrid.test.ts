import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { bitWidth, encodeHybrid } from "./hybrid.js";

/** Reads the hybrid as the specification tells it, bit by bit. */
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

const numbers = fc
  .tuple(
    fc.integer({ min: 1, max: 20 }),
    fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 }))),
  )
  .map(([width, runs]) => ({
    width,
    numbers: runs.flatMap(([value, length]) => Array(length).fill(value % 2 ** width)) as number[],
  }));

test("what is encoded decodes to the same numbers, whatever the runs", () => {
  const holds = fc.property(numbers, ({ width, numbers }) => {
    const encoded = encodeHybrid(Uint32Array.from(numbers), width);
    assert.equal(decodeHybrid(encoded, width, numbers.length), numbers);
  });
  fc.assert(holds, { numRuns: 500 });
});

test("equal numbers take a few bytes, however many", () => {
  assert.equal([...encodeHybrid(new Uint8Array(100_000).fill(1), 1)], [0xc0, 0x9a, 0x0c, 1]);
});

test("a number takes the bits that the greatest one needs", () => {
  assert.equal([0, 1, 2, 3, 4, 255, 256].map(bitWidth), [0, 1, 2, 2, 3, 8, 9]);
});

test.run();
