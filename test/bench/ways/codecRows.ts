import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import type { DemandRecordColumns } from "../../../generated/codec/demandRecord.js";
import type { TableRow } from "../../../runtime/codec/RecordType.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";

/** The record type whose changes are measured. */
export const recordType = demandRecordTypes.DemandRecord;

/** A row of its tables. */
export type DemandRow = TableRow<DemandRecordColumns>;

/** Make rows as a program does that has the generated codec and nothing else of this package. */
export function codecRows({ Records }: KinesisStreamEvent): DemandRow[] {
  return Records.map(rowOf);
}

function rowOf({ eventID, kinesis }: KinesisStreamRecord): DemandRow {
  const { sequenceNumber, approximateArrivalTimestamp, data } = kinesis;
  const record = JSON.parse(Buffer.from(data, "base64").toString());
  const { NewImage, OldImage, Keys } = record.dynamodb;
  const image = NewImage ?? OldImage ?? Keys;
  const { columns, misfits, rescued } = recordType.row(image, { binary: "base64-twice" });
  if (misfits.length > 0) throw new Error(`${eventID} does not fit`);
  const micros = microsOf(record.dynamodb);
  const change = {
    change_id: record.eventID,
    change_type: record.eventName,
    change_time: new Date(Number(micros / 1000n)),
    change_time_micros: micros,
    change_arrived_at: new Date(Math.round(approximateArrivalTimestamp * 1000)),
    change_shard_id: eventID.slice(0, eventID.indexOf(":")),
    change_sequence_number: sequenceNumber,
    change_user_identity: record.userIdentity && JSON.stringify(record.userIdentity),
    change_schema_version: recordType.version,
    change_misfits: null,
    change_rescued_data: rescued,
  };
  return { change, columns };
}

interface Times {
  readonly ApproximateCreationDateTime: number;
  readonly ApproximateCreationDateTimePrecision?: "MICROSECOND";
}

function microsOf({ ApproximateCreationDateTime: time, ...rest }: Times): bigint {
  return BigInt(time) * (rest.ApproximateCreationDateTimePrecision === "MICROSECOND" ? 1n : 1000n);
}
