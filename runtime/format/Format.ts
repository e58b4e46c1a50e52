import type { RecordType } from "../codec/RecordType.js";
import type { Row } from "../columns/TableColumns.js";

export const formatNames = ["parquet", "avro"] as const;
export type FormatName = (typeof formatNames)[number];

/** A file format of tables. */
export interface Format {
  readonly name: FormatName;
  /** Of file names, without a dot. */
  readonly extension: string;
  readonly contentType: string;
  /** Whether the record type has a mapping to this format. */
  writes(recordType: RecordType): boolean;
  /**
   * Encode rows as one object; the same rows and digest give the same bytes.
   *
   * @param digest - of the object's identity, 32 hex digits
   * @throws if a row's value is none that the format's schema has
   */
  encode(recordType: RecordType, rows: readonly Row[], digest: string): Uint8Array;
}
