import { type Misfit, misfitText } from "../codec/Misfit.js";
import type { ChangeColumns, RecordType, RowResult } from "../codec/RecordType.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import type { ChangeRecord } from "./ChangeRecord.js";
import type { ChangeTime } from "./changeTime.js";
import { checkKey } from "./checkKey.js";
import type { ChosenImage } from "./chooseImage.js";
import { LocatedFailure } from "./LocatedFailure.js";

/** What a row is made of. */
export interface RowSource {
  readonly arrived: ArrivedRecord;
  readonly record: ChangeRecord;
  readonly recordType: RecordType;
  readonly image: ChosenImage;
  readonly time: ChangeTime;
}

/**
 * Make a change record into a row of its record type's tables.
 *
 * @throws {LocatedFailure} `key-misfit` or `misfit`
 */
export function tableRow(source: RowSource): Change {
  const { arrived, record, recordType, image, time } = source;
  const result = recordType.row(image.attributes, {
    // Kinesis carries binary as base64 of base64 text.
    binary: "base64-twice",
    keysOnly: image.keysOnly,
  });
  checkKey(recordType.key, record.dynamodb.Keys, image, result);
  if (recordType.onMisfit === "quarantine") refuseMisfits(image.path, result.misfits);
  const row = { change: changeColumns(source, result), columns: result.columns };
  return {
    kind: "change",
    arrived,
    recordType,
    row,
    misfits: result.misfits,
    changeDate: time.day,
  };
}

function refuseMisfits(path: string, [first, ...others]: readonly Misfit[]): void {
  if (first === undefined) return;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  throw new LocatedFailure("misfit", `${path}${first.pointer}`, `${first.problem}${more}`);
}

function changeColumns(
  { arrived, record, recordType, time }: RowSource,
  { misfits, rescued }: RowResult,
): ChangeColumns {
  const { userIdentity } = record;
  return {
    change_id: record.eventID,
    change_type: record.eventName,
    change_time: time.time,
    change_time_micros: time.micros,
    change_arrived_at: arrived.arrivedAt,
    change_shard_id: arrived.shardId,
    change_sequence_number: arrived.sequenceNumber,
    change_user_identity: userIdentity === null ? null : JSON.stringify(userIdentity),
    change_schema_version: recordType.version,
    change_misfits: misfits.length > 0 ? misfits.map(misfitText) : null,
    change_rescued_data: rescued,
  };
}
