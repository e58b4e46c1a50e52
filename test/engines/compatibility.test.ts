/**
 * The kinds of change that `compat` judges, put to fastavro and Trino. What the matrix calls no
 * break of files, they read; what it calls one, fastavro refuses, but for what is told below.
 */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import type { RecordModel } from "../../generator/model/model.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { type PlainCell, plainRow } from "../support/cells.js";
import { evolutions } from "../support/compatibility/evolutions.js";
import { isSound } from "../support/compatibility/isSound.js";
import { Version } from "../support/compatibility/Version.js";
import { withoutNulls } from "../support/compatibility/withoutNulls.js";
import { modelOf } from "../support/demandModel.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import { resolveAvro } from "./readers/resolveAvro.js";
import { type Archive, deployTables } from "./support/deployTables.js";
import { rowFromReader } from "./support/rowFromReader.js";

const archive: Archive = {
  bucket: "compatibility",
  prefix: "changes",
  database: "compatibility",
  projectionStart: "2024-05-01",
};
const days = { before: "2024-05-01", after: "2024-05-02" } as const;

/** fastavro reads a decimal's bytes by any schema; the specification has the digits match. */
const passedOver = ["a decimal gets more digits"];

/** Of structs' members, what Trino finds by their aliases stands in another test. */
const memberRenamed = "a member of a struct is renamed, with its alias and attribute kept";

const cases = await Promise.all(
  Object.entries(evolutions).map(async ([says, evolution], at) => ({
    says,
    ...evolution,
    old: await Version.of(evolution.before, `Change${at}`),
    now: await Version.of(evolution.after, `Change${at}`),
  })),
);
type Case = (typeof cases)[number];

const test = await engineTest(async () => {
  const { moto, trino } = await sharedTrino();
  await deployTables(moto, archive, modelOf(...cases.map(({ now }) => now.record)));
  await Promise.all(cases.map((it) => putBoth(moto, it)));
  return { query: (sql: string) => trino.query(sql, { schema: archive.database }) };
});

async function putBoth(moto: Moto, { old, now, oldItems, newItems }: Case): Promise<void> {
  const s3 = new S3Client(moto.client);
  for (const format of [parquetFormat("snappy"), avroFormat]) {
    for (const [day, Body] of [
      [days.before, old.file(format, oldItems)],
      [days.after, now.file(format, newItems)],
    ] as const) {
      const folder = `${archive.prefix}/${now.record.table.name}/${format.name}`;
      const Key = `${folder}/change_date=${day}/a.${format.extension}`;
      await s3.send(new PutObjectCommand({ Bucket: archive.bucket, Key, Body }));
    }
  }
}

for (const [audience, says] of [
  ["avroBackward", "the new schema reads old files"],
  ["avroForward", "the old schema reads new files"],
] as const) {
  test(`fastavro: ${says} where the matrix says so, and nowhere else`, async () => {
    const asked = cases.filter((it) => !passedOver.includes(it.says));
    const refusals = await resolveAvro(
      asked.map(({ old, now, oldItems, newItems }) =>
        audience === "avroBackward"
          ? { file: old.file(avroFormat, oldItems), schema: now.avsc }
          : { file: now.file(avroFormat, newItems), schema: old.avsc },
      ),
    );
    for (const [at, { says, old, now }] of asked.entries()) {
      const [refusal = null] = refusals.slice(at);
      const sound = isSound(old.model, now.model, audience);
      assert.is(refusal === null, sound, `${says}: ${refusal}`);
    }
  });
}

for (const it of cases.filter(({ says }) => says !== memberRenamed)) {
  for (const [relation, audience] of [
    ["changes", "parquet"],
    ["avro", "avroBackward"],
  ] as const) {
    if (!isSound(it.old.model, it.now.model, audience)) continue;
    test(`Trino: ${it.says}, and old and new rows are read from ${relation}`, async ({ query }) => {
      const { model, record } = it.now;
      const table = `${record.table.name}_${relation}`;
      const range = `change_date IN ('${days.before}', '${days.after}')`;
      const { rows } = await query(`SELECT * FROM ${table} WHERE ${range} ORDER BY change_date`);
      const read = rows.map((row) => plainRow(model, record, rowFromReader(it.now, row)));
      assert.equal(read.map(withoutNulls), writtenRows(it).map(withoutNulls));
    });
  }
}

type PlainRow = Readonly<Record<string, PlainCell>>;

/** Give the cells as they were written, those of the old rows under the columns' new names. */
function writtenRows({ old, now, oldItems, newItems }: Case): PlainRow[] {
  const plain = (version: Version, items: Case["oldItems"]) =>
    version.rows(items).map((row) => plainRow(version.model, version.record, row));
  const oldRows = plain(old, oldItems).map((row) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([column, cell]) => {
        const name = newName(column, now.record);
        return name === undefined ? [] : [[name, cell] as const];
      }),
    ),
  );
  return [...oldRows, ...plain(now, newItems)];
}

function newName(column: string, { fields }: RecordModel): string | undefined {
  if (column.startsWith("change_")) return column;
  return fields.find((field) => [field.column, ...field.earlierColumns].includes(column))?.column;
}

test.run();
