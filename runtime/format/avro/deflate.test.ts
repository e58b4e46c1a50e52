import { deflateRawSync, inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { filledColumns } from "../../../test/support/filledColumns.js";
import { noise } from "../../../test/support/noise.js";
import type { Shape } from "../../columns/Shape.js";
import { encodeRows } from "./encodeRows.js";

const shapes: readonly Shape[] = [
  { kind: "leaf", name: "bytes", optional: false, type: { kind: "bytes" } },
];

/** Encode a row of each cell, plain and deflated; gives both sizes after holding them equal. */
function sizes(cells: readonly Uint8Array[], blockBytes = 1e9) {
  const rows = cells.map((bytes) => ({ bytes }));
  const columns = filledColumns(shapes, rows);
  const plain = encodeRows(columns, blockBytes).map(({ bytes }) => Buffer.from(bytes));
  const deflated = encodeRows(columns, blockBytes, true).map(({ bytes }) => Buffer.from(bytes));
  assert.is(deflated.length, plain.length);
  for (const [index, block] of deflated.entries()) {
    assert.ok(inflateRawSync(block).equals(plain[index] as Buffer));
  }
  const size = (blocks: readonly Buffer[]) => blocks.reduce((sum, { length }) => sum + length, 0);
  const zlib = plain.reduce((sum, block) => sum + deflateRawSync(block, { level: 1 }).length, 0);
  return { plain: size(plain), deflated: size(deflated), zlib };
}

/** Bytes that repeat themselves, near and far, of few and of many values. */
const anyBytes = fc
  .array(
    fc.tuple(
      fc.nat({ max: 5 }),
      fc.nat({ max: 600 }),
      fc.uint8Array({ maxLength: 100 }),
      fc.nat(255),
    ),
  )
  .map((parts) => {
    const bytes: number[] = [];
    for (const [kind, length, fresh, most] of parts) {
      if (kind === 0) bytes.push(...Array<number>(length).fill(fresh[0] ?? 0));
      else if (kind === 1) bytes.push(...bytes.slice(-length));
      else if (kind === 2) bytes.push(...bytes.slice(0, length));
      else bytes.push(...fresh.map((byte) => byte % (most + 1)));
    }
    return Uint8Array.from(bytes);
  });

test("UUIDs are passed over where they are new, and found where they came before", () => {
  const uuids = Array.from({ length: 200 }, (_, seed) => {
    const digits = Buffer.from(noise(16, seed * 7919)).toString("hex");
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  });
  const cells = (texts: readonly string[]) => texts.map((text) => Buffer.from(text));
  const fresh = sizes(cells(uuids));
  assert.ok(fresh.deflated < fresh.plain * 0.65, JSON.stringify(fresh));
  const twice = sizes(cells(uuids.flatMap((uuid) => [uuid, uuid])));
  assert.ok(twice.deflated < fresh.deflated * 1.2, JSON.stringify({ fresh, twice }));
  for (let length = 20; length <= 36; length++) {
    sizes(cells([...uuids.slice(0, 3), (uuids[3] as string).slice(0, length)]));
  }
});

test("zlib gives the bytes again, whatever they are and however they are cut", () => {
  const blockBytes = fc.constantFrom(1, 100, 3000, 1e9);
  const holds = fc.property(fc.array(anyBytes, { minLength: 1 }), blockBytes, (cells, most) => {
    sizes(cells, most);
  });
  fc.assert(holds, { numRuns: 500 });
});

test("all symbols, lengths and distances can be written", () => {
  const far = noise(40_000, 1);
  const repeated = Array.from({ length: 300 }, (_, at) => far.subarray(at * 130, at * 130 + at));
  sizes([far, Buffer.concat(repeated), far]);
  sizes([new Uint8Array(200_000), noise(200_000, 2), new Uint8Array(300).fill(255)]);
});

test("what repeats too far away is not referred to", () => {
  for (const period of [32_767, 32_768, 32_769, 32_770]) {
    const marker = noise(16, 3);
    sizes([Buffer.concat([marker, new Uint8Array(period - marker.length), marker])]);
  }
});

test("codes that would be longer than deflate's are made shorter", () => {
  // Counts that grow as Fibonacci's numbers do give the deepest tree.
  const counts = Array.from({ length: 22 }, () => 1);
  for (let at = 2; at < counts.length; at++) {
    counts[at] = (counts[at - 1] as number) + (counts[at - 2] as number);
  }
  const values = counts.flatMap((count, value) => Array<number>(count).fill(value));
  let state = 1;
  for (let at = values.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = state % (at + 1);
    [values[at], values[other]] = [values[other] as number, values[at] as number];
  }
  sizes([Uint8Array.from(values)]);
});

test("rows take no more than zlib at level 1 makes of them, nearly", () => {
  const rows = Array.from({ length: 5000 }, (_, row) =>
    Buffer.from(
      `{"id":"${(row * 7919) % 10_007}","status":"${["open", "done"][row % 2]}","n":${row}}`,
    ),
  );
  const { deflated, zlib } = sizes(rows, 64_000);
  assert.ok(deflated < zlib * 1.03, `${deflated} against ${zlib}`);
});

test("codes are chosen anew where other data begin", () => {
  const texts = (letters: string) =>
    Array.from(noise(60_000, 4), (byte, at) => letters[(byte * (at % 7)) % letters.length]).join(
      "",
    );
  const parts = ["0123456789", "abcdefghijkl", "ABCDEFGHIJ$&,;", "0123456789"].map(texts);
  const cells = [...parts, Buffer.from(noise(60_000, 5)).toString("latin1"), ...parts];
  const changing = cells.flatMap((text) => [
    Buffer.from(text, "latin1"),
    Buffer.from(text, "latin1"),
  ]);
  for (const blockBytes of [60_000, 150_000, 1e9]) {
    const { deflated, zlib } = sizes(changing, blockBytes);
    assert.ok(deflated < zlib * 1.02, `${deflated} against ${zlib}`);
  }
});

test("codes that were chosen before serve bytes that had not come then", () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const digits = (seed: number) => noise(30_000, seed).map((byte) => 48 + (byte % 10));
  const far = Buffer.concat([all, digits(8), all, all.subarray(7, 200)]);
  sizes([digits(6), digits(7), far, far.subarray(0, 30_300)], 30_000);
});

test("bytes without repetition grow by little", () => {
  const random = fc.uint8Array({ minLength: 100_000, maxLength: 100_001 });
  const { plain, deflated } = sizes(fc.sample(random, { numRuns: 1, seed: 1 }));
  assert.ok(deflated < plain * 1.01, `${deflated} of ${plain}`);
});

test.run();
