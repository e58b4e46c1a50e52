/** Ways from the Lambda's event to the bytes of an object; each takes base64 texts. */
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { RecordType, TableRow } from "../../runtime/codec/RecordType.js";
import { columnsOf } from "../../runtime/columns/columnsOf.js";
import type { Change } from "../../runtime/core/Change.js";
import { ChangeScanner } from "../../runtime/core/ChangeScanner.js";
import { type ParseRules, parse } from "../../runtime/core/parse.js";
import { Routes } from "../../runtime/core/Routes.js";
import { avroContainer } from "../../runtime/format/avro/avroContainer.js";
import { isAvailable, parquetFormat } from "../../runtime/format/parquet/index.js";
import { loadKernel } from "../../runtime/kernel/loadKernel.js";
import { writeConventionally } from "./conventional.js";

/** Turns a batch into the bytes of an object; 0 bytes where it makes none. */
export type Pipeline = (batch: readonly string[]) => Promise<number> | number;

/** The table whose changes are measured. */
export const tableName = "demand";

const digest = "00112233445566778899aabbccddeeff";

/** Make the pipelines of a record type, the measure of all others first. */
export function pipelinesOf(recordType: RecordType): Readonly<Record<string, Pipeline>> {
  const rules = rulesOf(recordType, false);
  const fastRules = rulesOf(recordType, true);
  const compression = isAvailable("zstd") ? "zstd" : "snappy";
  const encode = (rows: TableRow[], codec: "zstd" | "snappy") =>
    parquetFormat(codec).encode(recordType, rows, digest).length;
  const avro = (rows: TableRow[], codec: "deflate" | "null") =>
    avroContainer(
      { metadata: {}, columns: columnsOf(recordType, rows), sync: Buffer.from(digest, "hex") },
      codec,
    ).length;
  return {
    parse: (batch) => {
      for (const data of batch) JSON.parse(Buffer.from(data, "base64").toString());
      return 0;
    },
    fastParquet: (batch) => encode(rowsOf(batch, fastRules), compression),
    fastParquetSnappy: (batch) => encode(rowsOf(batch, fastRules), "snappy"),
    fastAvro: (batch) => avro(rowsOf(batch, fastRules), "deflate"),
    fastAvroPlain: (batch) => avro(rowsOf(batch, fastRules), "null"),
    slowParquet: (batch) => encode(rowsOf(batch, rules), compression),
    codecHyparquet: (batch) =>
      hyparquet(
        recordType,
        batch.map((data) => codecRow(recordType, data)),
      ),
    conventional: (batch) => writeConventionally(batch.map(conventionalRow)),
  };
}

function rulesOf(recordType: RecordType, isFast: boolean): ParseRules {
  const tables = { [tableName]: { recordTypes: [recordType.name], ignored: [] } };
  const routes = new Routes(tables, { [recordType.name]: recordType });
  const projectionStart = "2000-01-01";
  const kernel = loadKernel();
  if (!isFast || kernel === undefined) return { routes, projectionStart };
  return { routes, projectionStart, scanner: new ChangeScanner(kernel, routes, projectionStart) };
}

const arrivedAt = new Date("2025-01-01T00:00:00Z");

function rowsOf(batch: readonly string[], rules: ParseRules): TableRow[] {
  rules.scanner?.release();
  return batch.map((data, index) => {
    const sequenceNumber = `495903382714902566085596925386${String(index).padStart(26, "0")}`;
    const arrived = { shardId: "shardId-000000000000", sequenceNumber, arrivedAt, data };
    return (parse(arrived, rules) as Change).row;
  });
}

/** What a program does that has the generated codec and nothing else of this package. */
function codecRow(recordType: RecordType, data: string): TableRow {
  const record = JSON.parse(Buffer.from(data, "base64").toString());
  const { NewImage, OldImage, Keys } = record.dynamodb;
  const { columns, rescued } = recordType.row(NewImage ?? OldImage ?? Keys, {
    binary: "base64-twice",
  });
  const micros = BigInt(record.dynamodb.ApproximateCreationDateTime);
  const change = {
    change_id: record.eventID,
    change_type: record.eventName,
    change_time: arrivedAt,
    change_time_micros: micros,
    change_arrived_at: arrivedAt,
    change_shard_id: "shardId-000000000000",
    change_sequence_number: record.eventID,
    change_user_identity: null,
    change_schema_version: recordType.version,
    change_misfits: null,
    change_rescued_data: rescued,
  };
  return { change, columns };
}

function hyparquet({ parquet }: RecordType, rows: readonly TableRow[]): number {
  if (parquet === undefined) throw new Error("no mapping to Parquet");
  const writer = new ByteWriter();
  const columnData = parquet.columns(rows).map(({ name, data }) => ({ name, data: [...data] }));
  parquetWrite({ writer, columnData, schema: [...parquet.schema], codec: "SNAPPY" });
  return writer.getBytes().length;
}

function conventionalRow(data: string): Record<string, unknown> {
  const record = JSON.parse(Buffer.from(data, "base64").toString());
  const { NewImage, OldImage } = record.dynamodb;
  const item = unmarshall((NewImage ?? OldImage) as AttributeMap as never, {
    wrapNumbers: Number as never,
  });
  return {
    ...item,
    changeId: record.eventID,
    changeType: record.eventName,
    changeTime: record.dynamodb.ApproximateCreationDateTime,
  };
}
