import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { avroWriter } from "../../../test/support/avsc.js";
import { tableRows } from "../../../test/support/cells.js";
import { readContainer } from "../../../test/support/readContainer.js";
import { allTypes, allTypesModel, sampleType } from "../../../test/support/sampleType.js";
import type { TableRow } from "../../codec/RecordType.js";
import { columnsOf } from "../../columns/columnsOf.js";
import { encodeRows } from "./encodeRows.js";
import { avroFormat } from "./index.js";

const { schema, value } = sampleType.avro;
const reference = avroWriter(schema);
const someRows = fc.sample(tableRows(allTypesModel, allTypes), { numRuns: 40, seed: 1 }).flat();
const sampleRow = someRows[0] as TableRow<object>;
const digest = "00112233445566778899aabbccddeeff";

function encodedBy(rows: readonly TableRow[], blockBytes: number): Buffer {
  const blocks = [...encodeRows(columnsOf(sampleType, rows), blockBytes)].map(({ bytes }) => bytes);
  assert.ok(blocks.length <= 1 || blockBytes < 1000);
  return Buffer.concat(blocks);
}

test("rows are encoded as avsc encodes them, to the byte", () => {
  const holds = fc.property(tableRows(allTypesModel, allTypes), (rows) => {
    const expected = Buffer.concat(rows.map((row) => reference.toBuffer(value(row))));
    assert.is(encodedBy(rows, 1e9).toString("hex"), expected.toString("hex"));
  });
  fc.assert(holds, { numRuns: 200 });
});

test("texts and bytes of all lengths are encoded as avsc encodes them", () => {
  const columns = Object.fromEntries(Object.keys(sampleRow.columns).map((name) => [name, null]));
  for (const around of [0, 16, 32, 48, 64, 256, 8192]) {
    const lengths = [0, 1, 2].map((more) => Math.max(0, around - 1 + more));
    const rows = lengths.map((length) => {
      const bytes = Uint8Array.from({ length }, (_, index) => index);
      return { ...sampleRow, columns: { ...columns, text: "t".repeat(length), bytes } };
    });
    const expected = Buffer.concat(rows.map((row) => reference.toBuffer(value(row))));
    assert.is(encodedBy(rows, 1e9).toString("hex"), expected.toString("hex"));
  }
});

test("lists of more elements than a byte counts are encoded as avsc encodes them", () => {
  for (const length of [63, 64, 65, 8191, 8192, 20_000]) {
    const lists = [Array.from({ length }, (_, index) => index), [1], []];
    const long = { ...sampleRow, columns: { ...sampleRow.columns, lists } };
    assert.ok(encodedBy([long], 1e9).equals(reference.toBuffer(value(long))));
  }
});

test("a container is cut into blocks and deflated, and says whose rows it holds", () => {
  const many = Array.from({ length: 20 }, () => someRows).flat();
  const { metadata, blocks, sync } = readContainer(avroFormat.encode(sampleType, many, digest));
  assert.is(metadata["avro.schema"], schema);
  assert.is(metadata["demand_pipeline.record"], "Sample");
  assert.is(sync, digest);
  assert.ok(blocks.length > 1);
  assert.is(
    blocks.reduce((total, block) => total + block.rows, 0),
    many.length,
  );
  const expected = Buffer.concat(many.map((row) => reference.toBuffer(value(row))));
  assert.ok(Buffer.concat(blocks.map(({ bytes }) => bytes)).equals(expected));
});

test.run();
