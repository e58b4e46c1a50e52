/**
 * Random schemas, of the kind that the test of the same name holds to readers in this process:
 * fastavro reads their files, Terraform takes their modules, and Trino reads their tables and views.
 */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import fc from "fast-check";
import * as assert from "uvu/assert";
import { camelCase } from "../../generator/targets/target.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import type { Format } from "../../runtime/format/Format.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { generateFolder, type Output } from "../support/arbitrary/generateFolder.js";
import { type LoadedRecord, recordTypesOf } from "../support/arbitrary/recordTypesOf.js";
import { schemaFolders } from "../support/arbitrary/schemaFolders.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import { readAvro } from "./readers/readAvro.js";
import { resolveAvro } from "./readers/resolveAvro.js";
import { assertRead, type StoredImage } from "./support/assertRead.js";
import { deployModules, type Modules } from "./support/deployModules.js";
import { sampleImages } from "./support/sampleImages.js";
import { storedImages } from "./support/storedImages.js";

const modules: Modules = { bucket: "generative", database: "generative", day: "2024-05-01" };
const digest = "f3899ac2e1d24b7c9a5d0c3b8e7f6a14";
const formats = { parquet: parquetFormat("snappy"), avro: avroFormat } as const;

/** A record of one of the folders, and what is stored of it. */
interface Stored {
  readonly module: number;
  readonly output: Output;
  readonly loaded: LoadedRecord;
  readonly rows: readonly StoredImage[];
}

const folders = fc.sample(schemaFolders, {
  numRuns: Number(process.env.GENERATIVE_RUNS ?? 4),
  seed: Number(process.env.GENERATIVE_SEED ?? 5),
});
const outputs = await Promise.all(folders.map(generateFolder));
const stored = (await Promise.all(outputs.map(storedOf))).flat();

async function storedOf(output: Output, module: number): Promise<Stored[]> {
  return (await recordTypesOf(output)).map((loaded) => ({
    module,
    output,
    loaded,
    rows: storedImages(loaded.type, sampleImages(loaded.record, 25, module)),
  }));
}

function fileOf(format: Format, { loaded, rows }: Stored): Uint8Array {
  const tableRows = rows.map(({ row }) => row);
  return format.encode(loaded.type, tableRows, digest);
}

const test = await engineTest(async () => {
  const engines = await sharedTrino();
  await deployModules(
    engines.moto,
    modules,
    outputs.map(({ files }) => files),
  );
  for (const it of stored) await put(engines.moto, it);
  return engines;
});

async function put(moto: Moto, it: Stored): Promise<void> {
  const { record } = it.loaded;
  for (const format of record.table.formats.map((name) => formats[name])) {
    const folder = `${it.module}/${record.table.name}/${format.name}/change_date=${modules.day}`;
    const Key = `${folder}/a.${format.extension}`;
    const Body = fileOf(format, it);
    await new S3Client(moto.client).send(
      new PutObjectCommand({ Bucket: modules.bucket, Key, Body }),
    );
  }
}

test("fastavro takes the published schemas, and reads by them what is written", async () => {
  const written = stored.filter(({ loaded }) => loaded.type.avro !== undefined);
  const said = await resolveAvro(
    written.map((it) => ({ file: fileOf(avroFormat, it), schema: publishedSchema(it) })),
  );
  assert.equal(
    said,
    written.map(() => null),
  );
});

function publishedSchema({ output, loaded }: Stored): string {
  const path = `avro/${camelCase(loaded.record.name)}.avsc`;
  return output.files.find((file) => file.path === path)?.text ?? "";
}

for (const it of stored) {
  const { record } = it.loaded;
  const called = `${record.name} of folder ${it.module}`;

  if (it.loaded.type.avro !== undefined) {
    test(`fastavro reads ${called}`, async () => {
      const { rows } = await readAvro(fileOf(avroFormat, it));
      assertRead(it.loaded, rows, it.rows);
    });
  }

  for (const relation of [...record.table.formats, "changes"]) {
    test(`Trino reads ${called} from ${relation}`, async ({ trino }) => {
      const table = `"${record.table.name}_${relation}"`;
      const sql = `SELECT * FROM ${table} WHERE change_date = '${modules.day}' ORDER BY change_time`;
      const { rows } = await trino.query(sql, { schema: `${modules.database}${it.module}` });
      assertRead(it.loaded, rows, it.rows);
    });
  }
}

test.run();
