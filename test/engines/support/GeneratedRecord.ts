import type { Model, RecordModel } from "../../../generator/model/model.js";
import { avro } from "../../../generator/targets/avro.js";
import { codec } from "../../../generator/targets/codec.js";
import { parquet } from "../../../generator/targets/parquet.js";
import { camelCase, type GeneratedFile, type Target } from "../../../generator/targets/target.js";
import type {
  AvroMapping,
  ParquetMapping,
  RecordType,
  RowResult,
} from "../../../runtime/codec/RecordType.js";
import { loadGenerated } from "../../support/loadGenerated.js";

/** A record type, with the model that it was generated from. */
export interface GeneratedRecord {
  readonly model: Model;
  readonly record: RecordModel;
  readonly type: RecordType;
  /** Give the image that a row was read from. */
  image(row: Pick<RowResult, "columns" | "rescued">): unknown;
}

/** Generate and load the code of a model's record, which has no derived fields. */
export async function generateRecord(
  model: Model,
  record = model.records[0] as RecordModel,
): Promise<GeneratedRecord> {
  const name = camelCase(record.name);
  const [codecs, parquets, avros] = await Promise.all(
    [codec, parquet, avro].map((target) => load(target, model, `/${name}.ts`)),
  );
  const type: RecordType = {
    name: record.name,
    table: record.table.name,
    version: record.version,
    fingerprint: "0123456789abcdef",
    onMisfit: record.onMisfit,
    key: record.fields.filter(({ key }) => key !== undefined).map(({ attribute }) => attribute),
    row: codecs?.[`${name}Row`] as RecordType["row"],
    parquet: parquets?.[`${name}Parquet`] as ParquetMapping,
    avro: avros?.[`${name}Avro`] as AvroMapping,
  };
  return { model, record, type, image: codecs?.[`${name}Image`] as GeneratedRecord["image"] };
}

async function load(target: Target, model: Model, ending: string) {
  const files = await target.emit(model);
  return loadGenerated(files.find(({ path }) => path.endsWith(ending)) as GeneratedFile);
}
