import fc from "fast-check";
import { snappyUncompress } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { compressSnappy } from "./snappy.js";

/** Bytes that repeat themselves, near and far. */
const repetitive = fc
  .array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 300 }), fc.uint8Array({ maxLength: 80 })))
  .map((parts) => {
    const bytes: number[] = [];
    for (const [kind, length, fresh] of parts) {
      if (kind === 0) bytes.push(...Array(length).fill(fresh[0] ?? 0));
      else if (kind === 1) bytes.push(...bytes.slice(-length));
      else if (kind === 2) bytes.push(...bytes.slice(0, length));
      else bytes.push(...fresh);
    }
    return Uint8Array.from(bytes);
  });

function uncompressed(compressed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  snappyUncompress(compressed, bytes);
  return bytes;
}

test("another implementation gives the bytes again", () => {
  const holds = fc.property(repetitive, (bytes) => {
    const compressed = compressSnappy(bytes);
    assert.ok(Buffer.from(uncompressed(compressed, bytes.length)).equals(bytes));
  });
  fc.assert(holds, { numRuns: 300 });
});

test("input of several blocks, with repetitions across them, is given again", () => {
  const text = Array.from({ length: 30_000 }, (_, row) => `row ${row} of ${row % 7};`).join("");
  const bytes = new TextEncoder().encode(text);
  const compressed = compressSnappy(bytes);
  assert.ok(bytes.length > 4 * 65_536);
  assert.ok(compressed.length < bytes.length / 2);
  assert.ok(Buffer.from(uncompressed(compressed, bytes.length)).equals(bytes));
});

test("bytes without repetition grow by little", () => {
  const [bytes = new Uint8Array()] = fc.sample(
    fc.uint8Array({ minLength: 60_000, maxLength: 60_001 }),
    {
      numRuns: 1,
      seed: 1,
    },
  );
  assert.ok(compressSnappy(bytes).length < bytes.length * 1.01);
});

test.run();
