import type { Misfit } from "../codec/Misfit.js";
import type { RecordType, TableRow } from "../codec/RecordType.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";

/** A change of a known record type, as a row of its tables. */
export interface Change {
  readonly kind: "change";
  readonly arrived: ArrivedRecord;
  readonly recordType: RecordType;
  readonly row: TableRow;
  readonly misfits: readonly Misfit[];
  /** The UTC day of the change, `YYYY-MM-DD`: the Hive partition. */
  readonly changeDate: string;
}
