/** Every logical type, read by Trino through the tables and views that Terraform makes. */
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import { avroFormat } from "../../runtime/format/avro/index.js";
import type { Format } from "../../runtime/format/Format.js";
import { isAvailable, parquetFormat } from "../../runtime/format/parquet/index.js";
import { engineTest } from "./harness/engineTest.js";
import type { Moto } from "./harness/moto/Moto.js";
import { sharedTrino } from "./harness/sharedTrino.js";
import { assertRead } from "./support/assertRead.js";
import { type Archive, deployTables } from "./support/deployTables.js";
import { extremeImages, generateEveryType } from "./support/everyType.js";
import { makeHistory } from "./support/history.js";
import { namesByType } from "./support/namesByType.js";
import { sampleImages } from "./support/sampleImages.js";
import { storedImages } from "./support/storedImages.js";

const archive: Archive = {
  bucket: "every-type",
  prefix: "changes",
  database: "every_type",
  projectionStart: "2024-01-01",
};
/** Either leaves columns uncompressed that would become no smaller. */
const compression = isAvailable("zstd") ? "zstd" : "snappy";
const day = "2024-05-01";
const digest = "f3899ac2e1d24b7c9a5d0c3b8e7f6a14";
const everyType = await generateEveryType();
const images = [...extremeImages, ...sampleImages(everyType.record, 300, 3)];
const stored = storedImages(everyType.type, images);

const test = await engineTest(async () => {
  const engines = await sharedTrino();
  await deployTables(engines.moto, archive, everyType.model);
  for (const format of [parquetFormat(compression), avroFormat]) await put(engines.moto, format);
  return engines;
});

async function put(moto: Moto, format: Format): Promise<void> {
  const Key = `${archive.prefix}/everything/${format.name}/change_date=${day}/a.${format.extension}`;
  const rows = stored.map(({ row }) => row);
  const Body = format.encode(everyType.type, rows, digest);
  await new S3Client(moto.client).send(new PutObjectCommand({ Bucket: archive.bucket, Key, Body }));
}

for (const relation of ["everything_parquet", "everything_avro", "everything_changes"]) {
  test(`Trino reads every type from ${relation}`, async ({ trino }) => {
    const sql = `SELECT * FROM ${relation} WHERE change_date = '${day}' ORDER BY change_time`;
    const { columns, rows } = await trino.query(sql, { schema: archive.database });
    assertRead(everyType, rows, stored);
    assert.equal(namesByType(columns), trinoTypes);
  });
}

test("Trino merges every type into the history, and reads it there", async ({ trino }) => {
  const history = await makeHistory(trino, archive, everyType);
  await history.merge(day);
  const sql = `SELECT * FROM everything_history WHERE change_date = '${day}' ORDER BY change_time`;
  const { columns, rows } = await trino.query(sql, { schema: archive.database });
  assertRead(everyType, rows, stored);
  const types = columns.map(({ name, type }) => ({
    name,
    type: type.replace("timestamp(6)", "timestamp(3)"),
  }));
  assert.equal(namesByType(types), trinoTypes);
});

const trinoTypes = {
  varchar:
    "change_id change_type change_shard_id change_sequence_number change_user_identity " +
    "change_schema_version change_rescued_data id required_text required_nullable_text " +
    "nullable_text open_enum closed_enum uuid json json_text change_date",
  "timestamp(3)":
    "change_time change_arrived_at timestamp timestamp_utc timestamp_seconds timestamp_millis " +
    "timestamp_micros",
  bigint: "change_time_micros int64 int64_text",
  "array(varchar)": "change_misfits text_set text_list",
  boolean: "flag",
  integer: "int32 int32_text",
  real: "float32 float32_text",
  double: "float64 float64_text",
  "decimal(9, 2)": "decimal9",
  "decimal(18, 0)": "decimal18",
  "decimal(38, 9)": "decimal38",
  "decimal(38, 38)": "decimal_fraction",
  "decimal(12, 2)": "decimal_text",
  varbinary: "bytes bytes_text",
  date: "date date_seconds",
  "array(decimal(38, 9))": "number_set",
  "array(varbinary)": "bytes_set",
  "array(bigint)": "nullable_list",
  "array(array(timestamp(3)))": "list_of_lists",
  "map(varchar, varchar)": "text_map",
  "map(varchar, array(decimal(12, 2)))": "map_of_lists",
  "map(varchar, row(name varchar, accuracy double))": "map_of_structs",
  'row(name varchar, accuracy real, a_b varchar, "inner" row(m_n bigint, tags array(varchar)))':
    "required_nullable_struct",
  'array(row(name varchar, accuracy double, "when" date))': "struct_list",
};

test.run();
