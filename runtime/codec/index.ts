/** What generated code stands on. */
export type { AttributeMap, AttributeValue, WrittenMap, WrittenValue } from "./AttributeValue.js";
export { avroBytes, avroDate, avroDecimal, avroTimestamp } from "./avro.js";
export { CodecError } from "./CodecError.js";
export type { Conversion } from "./Conversion.js";
export { listOf, mapOf } from "./cells.js";
export * from "./conversions/index.js";
export { type Misfit, misfitText } from "./Misfit.js";
export { parquetDate, parquetDecimal } from "./parquet.js";
export { type Json, plainJson } from "./plainJson.js";
export { own } from "./put.js";
export { RecordDecoder } from "./RecordDecoder.js";
export { ImageWriter, RecordEncoder } from "./RecordEncoder.js";
export type {
  AvroMapping,
  ChangeColumns,
  ParquetColumn,
  ParquetMapping,
  ReadOptions,
  RecordType,
  RecordTypes,
  RowResult,
  TableRow,
} from "./RecordType.js";
export { RowReader } from "./RowReader.js";
export type { PlanDerivation, PlanField, PlanValue, ScanPlan } from "./ScanPlan.js";
export {
  type DateText,
  type Decimal,
  dateText,
  decimal,
  type JsonText,
  jsonText,
} from "./values.js";
