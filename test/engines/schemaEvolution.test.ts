/**
 * Objects of an old and of a new schema in one table, which Terraform changes in place: Trino reads
 * both, and the generator's judgement of the change (`compat`) agrees.
 */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import type { Verdicts } from "../../generator/compatibility/audiences.js";
import { findChanges } from "../../generator/compatibility/findChanges.js";
import { judge } from "../../generator/compatibility/judge.js";
import type { Model, RecordModel } from "../../generator/model/model.js";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { canonicalImage } from "../support/sameImage.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import type { ReaderRow } from "./readers/ReaderValue.js";
import { imageOf } from "./support/assertRead.js";
import { type Archive, deployTables } from "./support/deployTables.js";
import { type Evolution, evolutions, relations, scaleChanged } from "./support/evolutions.js";
import { type GeneratedRecord, generateRecord } from "./support/GeneratedRecord.js";
import { modelOfSchemas } from "./support/modelOfSchemas.js";
import { rowFromReader } from "./support/rowFromReader.js";
import { storedImages } from "./support/storedImages.js";

const archive: Archive = {
  bucket: "schema-evolution",
  prefix: "changes",
  database: "schema_evolution",
  projectionStart: "2024-05-01",
  projectionEnd: "2024-05-31",
};
const [oldDay, newDay] = ["2024-05-01", "2024-05-02"];
const all = [...evolutions, scaleChanged];
const before = modelOfSchemas(Object.fromEntries(all.map(({ title, before }) => [title, before])));
const after = modelOfSchemas(Object.fromEntries(all.map(({ title, after }) => [title, after])));

const test = await engineTest(async () => {
  const { moto, trino } = await sharedTrino();
  const tables = await deployTables(moto, archive, before);
  for (const it of all) {
    await put(moto, await generate(before, it), oldDay, it.oldItem);
    await put(moto, await generate(after, it), newDay, it.newItem);
  }
  await tables.change(after);
  const query = (sql: string) => trino.query(sql, { schema: archive.database });
  return { query };
});

function generate(model: Model, { title }: Evolution): Promise<GeneratedRecord> {
  return generateRecord(model, model.records.find(({ name }) => name === title) as RecordModel);
}

async function put(
  moto: Moto,
  { type }: GeneratedRecord,
  day: string,
  item: AttributeMap,
): Promise<void> {
  const s3 = new S3Client(moto.client);
  const rows = storedImages(type, [{ id: { S: day }, ...item }]).map(({ row }) => row);
  for (const format of [parquetFormat("snappy"), avroFormat]) {
    const Key = `changes/${type.table}/${format.name}/change_date=${day}/a.${format.extension}`;
    const Body = format.encode(type, rows, "f3899ac2e1d24b7c9a5d0c3b8e7f6a14");
    await s3.send(new PutObjectCommand({ Bucket: archive.bucket, Key, Body }));
  }
}

for (const evolution of evolutions) {
  for (const relation of evolution.relations ?? relations) {
    test(`${evolution.says}: in ${relation}`, async ({ query }) => {
      const { oldItem, newItem, oldItemAfter = oldItem, reads } = evolution;
      const generated = await generate(after, evolution);
      const [oldRow = {}, newRow = {}] = (await query(rowsOf(generated, relation))).rows;
      assertRow(generated, oldRow, reads[0], { id: { S: oldDay }, ...oldItemAfter });
      assertRow(generated, newRow, reads[1], { id: { S: newDay }, ...newItem });
    });
  }
}

function rowsOf({ type }: GeneratedRecord, relation: string): string {
  const days = `change_date IN ('${oldDay}', '${newDay}')`;
  return `SELECT * FROM ${type.table}_${relation} WHERE ${days} ORDER BY change_date`;
}

function assertRow(
  generated: GeneratedRecord,
  row: ReaderRow,
  cells: ReaderRow,
  image: AttributeMap,
): void {
  assert.equal(cellsOf(row, cells), cells);
  assert.equal(imageOf(generated, rowFromReader(generated, row)), canonicalImage(image));
}

function cellsOf(row: ReaderRow, like: ReaderRow): ReaderRow {
  return Object.fromEntries(Object.keys(like).map((name) => [name, row[name] ?? null]));
}

for (const { title, says, breaks = [] } of evolutions) {
  test(`${says}: as the generator judges it`, () => {
    const verdicts = verdictsOn(({ name }) => name === title);
    assert.ok(verdicts.length > 0);
    for (const audience of ["parquet", "avroBackward"] as const) {
      const isBroken = verdicts.some((verdict) => verdict[audience].level === "breaking");
      assert.is(isBroken, breaks.includes(audience), audience);
    }
  });
}

test("another scale gives other numbers, and nothing but the judgement tells", async ({
  query,
}) => {
  const generated = await generate(after, scaleChanged);
  const { rows } = await query(rowsOf(generated, "avro"));
  assert.equal(
    rows.map(({ a }) => ({ a: a ?? null })),
    [...scaleChanged.reads],
  );
  const [verdict] = verdictsOn(({ name }) => name === scaleChanged.title);
  assert.is(verdict?.avroBackward.level, "breaking");
  assert.is(verdict?.parquet.level, "breaking");
});

function verdictsOn(isAsked: (record: RecordModel) => boolean): Verdicts[] {
  return findChanges(before, after)
    .filter(({ record }) => isAsked(record))
    .map(judge);
}

test.run();
