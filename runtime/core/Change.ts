import type { Misfit } from "../codec/Misfit.js";
import type { RecordType } from "../codec/RecordType.js";
import type { Row } from "../columns/TableColumns.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";

/** A change of a known record type, as a row of its tables. */
export interface Change<R extends Row = Row> {
  readonly kind: "change";
  readonly arrived: ArrivedRecord;
  readonly recordType: RecordType;
  readonly row: R;
  readonly misfits: readonly Misfit[];
  /** The UTC day of the change, `YYYY-MM-DD`: the Hive partition. */
  readonly changeDate: string;
  /** When the change was made, in milliseconds since the epoch. */
  readonly changedAt: number;
}
