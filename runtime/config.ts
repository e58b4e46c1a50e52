/**
 * What the delivery function is told, as environment variables. Terraform sets them from
 * `config/<environment>.json`, and for tasks `runtimeVariables` does:
 *
 * | variable | from | example |
 * | --- | --- | --- |
 * | `PIPELINE_ENVIRONMENT` | `environment` | `dev1` |
 * | `PIPELINE_TABLES` | `tables`, as JSON | `{"demand-dev1":{"recordTypes":["DemandRecord"]}}` |
 * | `PIPELINE_BUCKET` | `archive.bucket` | `demand-archive-dev1` |
 * | `PIPELINE_PREFIX` | `archive.prefix`, which may be empty | `changes` |
 * | `PIPELINE_FORMATS` | `archive.formats`, joined by commas | `parquet,avro` |
 * | `PIPELINE_PARQUET_COMPRESSION` | `archive.parquetCompression` | `zstd` |
 * | `PIPELINE_PROJECTION_START` | `archive.projectionStart` | `2024-01-01` |
 * | `PIPELINE_KERNEL` | nothing: it is set by hand, to `off`, if the kernel is to be doubted | `off` |
 * | `POWERTOOLS_LOG_LEVEL` | `function.logLevel` | `INFO` |
 *
 * The last is read by Powertools itself. Lambda gives the Region.
 */
import type { RecordTypes } from "./codec/RecordType.js";
import type { TableConfigs } from "./core/Routes.js";
import { readTables } from "./core/readTables.js";
import { type FormatName, formatNames } from "./format/Format.js";
import { type Compression, compressions, isAvailable } from "./format/parquet/compression.js";
import { type Report, VariableReader, type Variables } from "./util/VariableReader.js";

/** The configuration of a delivery. */
export interface RuntimeConfig {
  readonly environment: string;
  readonly tables: TableConfigs;
  readonly bucket: string;
  /** What the keys begin with, without a slash at either end; may be empty. */
  readonly prefix: string;
  readonly formats: readonly FormatName[];
  readonly parquetCompression: Compression;
  /** The first day that the tables project, `YYYY-MM-DD`. */
  readonly projectionStart: string;
  /** False where no record is to be read with the kernel. */
  readonly kernel?: boolean;
}

/**
 * Read the configuration from environment variables, for these record types.
 *
 * @throws {ConfigError} with all faults
 */
export function readConfig(variables: Variables, recordTypes: RecordTypes): RuntimeConfig {
  const reader = new VariableReader(variables);
  const config = {
    environment: reader.read("PIPELINE_ENVIRONMENT", filled),
    tables: reader.read("PIPELINE_TABLES", (text, report) => readTables(text, recordTypes, report)),
    bucket: reader.read("PIPELINE_BUCKET", filled),
    prefix: reader.read("PIPELINE_PREFIX", prefix),
    formats: reader.read("PIPELINE_FORMATS", formats),
    parquetCompression: reader.read("PIPELINE_PARQUET_COMPRESSION", compression),
    projectionStart: reader.read("PIPELINE_PROJECTION_START", day),
    ...(reader.read("PIPELINE_KERNEL", isOn, "on") === false && { kernel: false }),
  };
  for (const problem of unwritten(recordTypes, config.tables, config.formats)) {
    reader.report("PIPELINE_FORMATS", problem);
  }
  reader.finish();
  // What has no fault is there.
  return config as RuntimeConfig;
}

/** A record type that no configured format can write would be read and stored nowhere. */
function unwritten(
  recordTypes: RecordTypes,
  tables: TableConfigs = {},
  formats: readonly FormatName[] = [],
): readonly string[] {
  const names = Object.values(tables).flatMap((table) => table.recordTypes);
  return [...new Set(names)]
    .filter((name) => formats.length > 0 && !formats.some((format) => recordTypes[name]?.[format]))
    .map((name) => `${name} is written as none of ${formats.join(", ")}; add one of its formats`);
}

function isOn(text: string, report: Report): boolean {
  return oneOf(["on", "off"], text, report) === "on";
}

function filled(text: string, report: Report): string {
  if (text === "") report("is empty");
  return text;
}

function prefix(text: string, report: Report): string {
  if (/^\/|\/$|\/\//.test(text)) report("must not begin or end with a slash, or have two in a row");
  return text;
}

function formats(text: string, report: Report): readonly FormatName[] {
  return text.split(",").map((name) => oneOf(formatNames, name, report));
}

function compression(text: string, report: Report): Compression {
  const name = oneOf(compressions, text, report);
  if (!isAvailable(name)) {
    report(`${name} needs Node 22.15 or later, this is ${process.version}; choose snappy`);
  }
  return name;
}

function day(text: string, report: Report): string {
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`);
  if (!real) report(`${text} is no day; write YYYY-MM-DD`);
  return text;
}

function oneOf<T extends string>(names: readonly T[], text: string, report: Report): T {
  if (!names.some((name) => name === text)) {
    report(`${text} is none of ${names.join(", ")}`);
  }
  return text as T;
}
