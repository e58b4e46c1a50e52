/** The record of all types as the runtime takes one, with the mappings that are generated for it. */
import { avro } from "../../generator/targets/avro.js";
import { parquet } from "../../generator/targets/parquet.js";
import type { GeneratedFile } from "../../generator/targets/target.js";
import type { AvroMapping, ParquetMapping, RecordType } from "../../runtime/codec/RecordType.js";
import { modelOf } from "./demandModel.js";
import { loadGenerated } from "./loadGenerated.js";
import { sample as allTypes } from "./sampleRecord.js";

export { allTypes };
export const allTypesModel = modelOf(allTypes);

const [parquetFile] = await parquet.emit(allTypesModel);
const [, avroFile] = await avro.emit(allTypesModel);
const { sampleParquet } = await loadGenerated(parquetFile as GeneratedFile);
const { sampleAvro } = await loadGenerated(avroFile as GeneratedFile);

export const sampleType = {
  name: allTypes.name,
  table: "sample",
  version: "1.0",
  fingerprint: "0",
  onMisfit: "rescue",
  key: [],
  row: () => ({ columns: {}, misfits: [], rescued: null }),
  parquet: sampleParquet as ParquetMapping,
  avro: sampleAvro as AvroMapping,
} satisfies RecordType;
