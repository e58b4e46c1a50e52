import type { TableConfig } from "../core/Routes.js";
import type { FormatName } from "../format/Format.js";
import type { Compression } from "../format/parquet/compression.js";
import type { Variables } from "../util/VariableReader.js";

/** What the tasks read of `config/<environment>.json`; its schema says all of it. */
export interface Environment {
  readonly environment: string;
  readonly region: string;
  readonly tables: Readonly<
    Record<string, Pick<TableConfig, "recordTypes"> & Partial<TableConfig>>
  >;
  readonly archive: {
    readonly bucket: string;
    readonly prefix: string;
    readonly database: string;
    readonly formats: readonly FormatName[];
    readonly parquetCompression: Compression;
    readonly projectionStart: string;
  };
  readonly stream: { readonly name: string; readonly retentionHours: number };
  readonly eventSource: {
    readonly batchSize: number;
    readonly maximumRecordAgeSeconds: number;
  };
  readonly function: { readonly logLevel: string };
  readonly athena: { readonly workgroup: string };
}

/** Spell an environment as the variables of the delivery function, as Terraform does. */
export function runtimeVariables({
  environment,
  tables,
  archive,
  ...rest
}: Environment): Variables {
  return {
    PIPELINE_ENVIRONMENT: environment,
    PIPELINE_TABLES: JSON.stringify(tables),
    PIPELINE_BUCKET: archive.bucket,
    PIPELINE_PREFIX: archive.prefix,
    PIPELINE_FORMATS: archive.formats.join(","),
    PIPELINE_PARQUET_COMPRESSION: archive.parquetCompression,
    PIPELINE_PROJECTION_START: archive.projectionStart,
    POWERTOOLS_LOG_LEVEL: rest.function.logLevel,
  };
}
