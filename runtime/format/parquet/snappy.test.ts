import fc from "fast-check";
import { snappyUncompress } from "hyparquet";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { leafColumn } from "../../../test/support/leafColumn.js";
import { encodeColumn } from "./encodeColumn.js";

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

/** Compress a page whose body is the bytes, behind their levels and their length. */
function compressed(bytes: Uint8Array) {
  const { pages } = encodeColumn(leafColumn({ kind: "bytes" }, [bytes]), true);
  const [page] = pages;
  assert.ok(page);
  assert.ok(Buffer.from(page.body.subarray(-bytes.length || page.body.length)).equals(bytes));
  return page;
}

function assertRestored({ body, snappy }: ReturnType<typeof compressed>): void {
  const restored = new Uint8Array(body.length);
  snappyUncompress(snappy, restored);
  assert.ok(Buffer.from(restored).equals(body));
}

test("another implementation gives the bytes again", () => {
  const filled = repetitive.filter(({ length }) => length > 0);
  const holds = fc.property(filled, (bytes) => assertRestored(compressed(bytes)));
  fc.assert(holds, { numRuns: 300 });
});

test("input of several blocks, with repetitions across them, is given again", () => {
  const text = Array.from({ length: 30_000 }, (_, row) => `row ${row} of ${row % 7};`).join("");
  const page = compressed(new TextEncoder().encode(text));
  assert.ok(page.body.length > 4 * 65_536);
  assert.ok(page.snappy.length < page.body.length / 2);
  assertRestored(page);
});

test("bytes without repetition grow by little", () => {
  const random = fc.uint8Array({ minLength: 60_000, maxLength: 60_001 });
  const [bytes = new Uint8Array()] = fc.sample(random, { numRuns: 1, seed: 1 });
  const page = compressed(bytes);
  assert.ok(page.snappy.length < page.body.length * 1.01);
  assertRestored(page);
});

test.run();
