import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Change } from "../../runtime/core/Change.js";
import type { Parsed } from "../../runtime/core/parse.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";
import type { Mood } from "./exactValue.js";

/** The fast and the slow way of reading one kind of data. */
export interface Ways {
  readonly records: readonly LoadedRecord[];
  /** Make data of a record type, as JSON. */
  make(random: Random, record: LoadedRecord, mood: Mood): Buffer;
  /** Give the image that the row is made of, binary in base64 of base64, from data that is sound. */
  imageOf(json: string): AttributeMap;
  /** Read the fast way; undefined for a record that it leaves to the slow one. */
  fast(batch: readonly ArrivedRecord[]): readonly (Change | undefined)[];
  /** Read the slow way, without help of the kernel. */
  slow(arrived: ArrivedRecord): Parsed<TableRow>;
  /** Read the slow way with what help of the kernel there is. */
  condensed(arrived: ArrivedRecord): Parsed<TableRow>;
  /** Let go of the rows that were read the fast way. */
  release(): void;
}
