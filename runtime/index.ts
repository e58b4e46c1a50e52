/** What other teams build their delivery with, on their own generated record types. */
export { ConfigError, type ConfigFault } from "./ConfigError.js";
export type {
  AvroMapping,
  ChangeColumns,
  ParquetMapping,
  RecordType,
  RecordTypes,
  TableRow,
} from "./codec/RecordType.js";
export { type RuntimeConfig, readConfig } from "./config.js";
export type { ArrivedRecord } from "./core/ArrivedRecord.js";
export { createDelivery, type Delivery, type Invocation } from "./core/createDelivery.js";
export type { Ignored, TableConfig, TableConfigs } from "./core/Routes.js";
export { MalformedEventError } from "./core/readKinesisEvent.js";
export { type Reason, type ReasonCode, reasons } from "./core/reasons.js";
export {
  type ArchiveDelivery,
  type Fate,
  firstFailed,
  type StoredObject,
  tally,
} from "./delivery/ArchiveDelivery.js";
export { FileStorage } from "./delivery/FileStorage.js";
export { type QuarantineColumn, quarantineColumns } from "./delivery/quarantine.js";
export { S3Storage, type S3StorageOptions } from "./delivery/S3Storage.js";
export type { PutOptions, PutResult, Storage } from "./delivery/Storage.js";
export { avroFormat } from "./format/avro/index.js";
export type { Format, FormatName } from "./format/Format.js";
export { parquetFormat } from "./format/parquet/index.js";
export {
  createDeliveryWorker,
  type DeliveryWorker,
} from "./lambda/deliveryWorker/createDeliveryWorker.js";
export { createLog, type Log } from "./logger.js";
export { createMetrics, type DeliveryMetrics } from "./metrics.js";
export { connectServices, createServices, type Services } from "./services.js";
