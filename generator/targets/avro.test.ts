import avsc, { type Type } from "avsc";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AvroMapping } from "../../runtime/codec/RecordType.js";
import { plainAvroRow } from "../../test/support/avroCells.js";
import { avroReader, avroWriter } from "../../test/support/avsc.js";
import { plainRow, tableRows } from "../../test/support/cells.js";
import {
  demandModel,
  fieldOf,
  listOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import { loadGenerated } from "../../test/support/loadGenerated.js";
import { sample } from "../../test/support/sampleRecord.js";
import type { Model } from "../model/model.js";
import { avro } from "./avro.js";
import type { GeneratedFile } from "./target.js";

/** The change's columns that may be null. */
const nulls = Object.fromEntries(demandModel.change.fields.map(({ column }) => [column, null]));

async function emitted(model: Model): Promise<[schema: GeneratedFile, mapping: GeneratedFile]> {
  return (await avro.emit(model)) as [GeneratedFile, GeneratedFile];
}

test("avsc writes what the mapping gives and reads every cell back", async () => {
  const model = modelOf(sample);
  const [, file] = await emitted(model);
  const mapping = (await loadGenerated(file)).sampleAvro as AvroMapping;
  const writer = avroWriter(mapping.schema);
  const reader = avroReader(mapping.schema);
  fc.assert(
    fc.property(tableRows(model, sample), (rows) => {
      for (const row of rows) {
        const read = reader.fromBuffer(writer.toBuffer(mapping.value(row)));
        assert.equal(plainAvroRow(model, sample, read), plainRow(model, sample, row));
      }
    }),
  );
});

test("the mapping's schema is the .avsc without its docs", async () => {
  const [schema, file] = await emitted(demandModel);
  const mapping = (await loadGenerated(file)).demandRecordAvro as AvroMapping;
  const withoutDocs = JSON.parse(schema.text, (key, it) => (key === "doc" ? undefined : it));
  assert.equal(JSON.parse(mapping.schema), withoutDocs);
  assert.not.equal(JSON.parse(schema.text), withoutDocs);
});

test("all columns may be null but the four that every change has", async () => {
  const [schema] = await emitted(demandModel);
  const { fields } = JSON.parse(schema.text) as { fields: { name: string; type: unknown }[] };
  const required = fields.filter(({ type }) => !Array.isArray(type)).map(({ name }) => name);
  assert.equal(required, ["change_id", "change_type", "change_time", "change_time_micros"]);
});

test("a struct that is used twice is defined once", async () => {
  const struct = value(structOf("Seat", [fieldOf("row", text)]), "M");
  const record = recordOf("Twice", [fieldOf("first", struct), fieldOf("more", listOf(struct))]);
  const [schema] = await emitted(modelOf(record));
  assert.is(schema.text.match(/"name": "Seat"/g)?.length, 1);
  assert.is(avsc.Type.forSchema(JSON.parse(schema.text)).name, "Twice");
});

test("a field that was renamed is read from objects of before", async () => {
  const seat = (name: string, earlierColumns: readonly string[]) =>
    value(structOf("Seat", [fieldOf(name, text, { earlierColumns })]), "M");
  const [before] = await emitted(
    modelOf(recordOf("Renamed", [fieldOf("oldName", text), fieldOf("seat", seat("line", []))])),
  );
  const [after] = await emitted(
    modelOf(
      recordOf("Renamed", [
        fieldOf("newName", text, { earlierColumns: ["old_name"] }),
        fieldOf("seat", seat("row", ["line"])),
      ]),
    ),
  );
  const [writer, reader] = [before, after].map(({ text }) => avroWriter(text)) as [Type, Type];
  const change = { change_id: "1", change_type: "", change_time: 0n, change_time_micros: 0n };
  const bytes = writer.toBuffer({ ...nulls, ...change, old_name: "a", seat: { line: "b" } });
  const read = reader.fromBuffer(bytes, reader.createResolver(writer));
  assert.is(read.new_name, "a");
  assert.is(read.seat.row, "b");
});

test.run();
