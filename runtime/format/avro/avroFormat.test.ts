import { Readable } from "node:stream";
import avsc from "avsc";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { avroWriter } from "../../../test/support/avsc.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { orderCells, orderRow } from "../../../test/support/orderRows.js";
import { avroFormat } from "./index.js";

const digest = "00112233445566778899aabbccddeeff";

test("avsc reads back what is written", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(orderRow), async (rows) => {
      const { values } = await read(avroFormat.encode(orderRecordType, rows, digest));
      const cells = rows.map(orderCells);
      const expected = cells.map((row) => ({
        ...row,
        change_time: BigInt(row.change_time.getTime()),
      }));
      assert.equal(values, expected);
    }),
    { numRuns: 50 },
  );
});

test("the file says its schema, its record and that it is deflated", async () => {
  const [row] = fc.sample(orderRow, { numRuns: 1, seed: 1 });
  const { metadata } = await read(avroFormat.encode(orderRecordType, row ? [row] : [], digest));
  assert.equal(metadata, {
    "avro.schema": orderRecordType.avro?.schema,
    "avro.codec": "deflate",
    "demand_pipeline.record": "Order",
    "demand_pipeline.schema_version": "1.0",
    "demand_pipeline.fingerprint": orderRecordType.fingerprint,
  });
});

test("the same rows and digest give the same bytes, another digest another marker", () => {
  const rows = fc.sample(orderRow, { numRuns: 20, seed: 1 });
  const encode = (marker: string) => Buffer.from(avroFormat.encode(orderRecordType, rows, marker));
  assert.ok(encode(digest).equals(encode(digest)));
  const other = "ff".repeat(16);
  assert.is(encode(digest).includes(Buffer.from(digest, "hex")), true);
  assert.is(encode(other).includes(Buffer.from(digest, "hex")), false);
});

test("many rows make several blocks, each ended by the marker", async () => {
  const [row] = fc.sample(orderRow, { numRuns: 1, seed: 1 });
  if (row === undefined) throw new Error("no row");
  const rows = Array.from({ length: 40 }, (_, index) => ({
    ...row,
    columns: { id: `${index}`, amount: BigInt(index), note: "n".repeat(10_000) },
  }));
  const bytes = Buffer.from(avroFormat.encode(orderRecordType, rows, digest));
  // One in the header, one after each of 40 × 10 kB / 64 kB.
  assert.is(bytes.toString("hex").split(digest).length - 1, 1 + 6);
  const { values } = await read(bytes);
  assert.equal(
    values.map(({ id }) => id),
    rows.map(({ columns }) => columns.id),
  );
});

test("a value beyond its type is refused, not written", () => {
  const [row] = fc.sample(orderRow, { numRuns: 1, seed: 1 });
  for (const amount of [2n ** 63n, 1]) {
    const rows = [{ ...row, columns: { id: "a", amount, note: null } }] as never;
    assert.throws(() => avroFormat.encode(orderRecordType, rows, digest), /amount: expected int64/);
  }
});

test("only record types that have a mapping are written", () => {
  assert.ok(avroFormat.writes(orderRecordType));
  const { avro: _, ...none } = orderRecordType;
  assert.not.ok(avroFormat.writes(none));
  assert.throws(() => avroFormat.encode(none, [], digest), "Order has no mapping to Avro");
});

interface AvroFile {
  readonly metadata: Record<string, string>;
  readonly values: Record<string, unknown>[];
}

async function read(file: Uint8Array): Promise<AvroFile> {
  const decoder = new avsc.streams.BlockDecoder({
    parseHook: (schema) => avroWriter(JSON.stringify(schema)),
  });
  const metadata: Record<string, string> = {};
  decoder.on("metadata", (_type, _codec, header: { meta: Record<string, Buffer> }) => {
    for (const [key, bytes] of Object.entries(header.meta)) metadata[key] = bytes.toString();
  });
  const values: Record<string, unknown>[] = [];
  for await (const value of Readable.from([Buffer.from(file)]).pipe(decoder)) {
    values.push({ ...value });
  }
  return { metadata, values };
}

test.run();
