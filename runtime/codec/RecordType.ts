import type { SchemaElement } from "hyparquet";
import type { AttributeMap } from "./AttributeValue.js";
import type { BinarySpelling } from "./binary.js";
import type { Misfit } from "./Misfit.js";
import type { ScanPlan } from "./ScanPlan.js";

/** What a record type's generated row codec makes of an image. */
export interface RowResult<Columns = unknown> {
  /** One cell per column of the record, `null` where the image has no value that fits. */
  readonly columns: Columns;
  /** What did not fit, in schema order; empty for most images. */
  readonly misfits: readonly Misfit[];
  /**
   * What the columns do not say: JSON text of an object from JSON Pointer to DynamoDB JSON, binary
   * in plain base64; JSON `null` marks an attribute that is missing although its column's null
   * would mean NULL. `null` where the columns say it all.
   */
  readonly rescued: string | null;
}

/** How an image is to be read. */
export interface ReadOptions {
  /** Default `base64`. */
  readonly binary?: BinarySpelling;
  /** The image has the key attributes only, so a missing attribute is no misfit. */
  readonly keysOnly?: boolean;
}

/** The `change_…` columns of one row, as `schemas/change-metadata.schema.json` declares them. */
export interface ChangeColumns {
  readonly change_id: string;
  readonly change_type: string;
  readonly change_time: Date;
  /** Microseconds since the epoch. */
  readonly change_time_micros: bigint;
  readonly change_arrived_at: Date | null;
  readonly change_shard_id: string | null;
  readonly change_sequence_number: string | null;
  readonly change_user_identity: string | null;
  readonly change_schema_version: string | null;
  readonly change_misfits: readonly string[] | null;
  readonly change_rescued_data: string | null;
}

/** One row of a generated table. */
export interface TableRow<Columns = unknown> {
  readonly change: ChangeColumns;
  readonly columns: Columns;
}

/** A column of a Parquet file: its top-level name and one entry per row. */
export interface ParquetColumn {
  readonly name: string;
  readonly data: readonly unknown[];
}

/** Writes rows as Parquet columns. */
export interface ParquetMapping<Columns = unknown> {
  /** The file's schema, depth first, root included. */
  readonly schema: readonly SchemaElement[];
  /** The columns in the schema's order, values as hyparquet-writer takes them. */
  columns(rows: readonly TableRow<Columns>[]): ParquetColumn[];
}

/** Writes rows as Avro records. */
export interface AvroMapping<Columns = unknown> {
  /** The schema's JSON text, as in the generated `.avsc`. */
  readonly schema: string;
  /** The value that avsc writes with that schema: `long` as bigint, decimal as its bytes. */
  value(row: TableRow<Columns>): unknown;
}

/** What the runtime knows of one record type; the registry in `generated/index.ts` has one for each. */
export interface RecordType<Columns = unknown> {
  /** The record's name in the model: `DemandRecord`. */
  readonly name: string;
  /** Stem of its tables' names: `demand_record`. */
  readonly table: string;
  /** The schema's own version, `major.minor`. */
  readonly version: string;
  /** Hex digest of the model; part of object keys, so a schema change makes new objects. */
  readonly fingerprint: string;
  readonly onMisfit: "rescue" | "quarantine";
  /** Tells this record from others in one DynamoDB table. */
  readonly match?: { readonly attribute: string; readonly equals: string };
  /** Attribute names of the item's primary key: partition, then sort if there is one. */
  readonly key: readonly string[];
  /** Reads an image into columns, misfits and rescued data; never throws. */
  row(image: AttributeMap, options?: ReadOptions): RowResult<Columns>;
  readonly parquet?: ParquetMapping<Columns>;
  readonly avro?: AvroMapping<Columns>;
  /** How the kernel reads images; without it, the row codec reads them all. */
  readonly plan?: ScanPlan;
  /** The functions that derived columns call for, by name. */
  readonly derive?: object;
}

/** Record types by name. */
export type RecordTypes = Readonly<Record<string, RecordType>>;
