import { misfitText } from "../../../runtime/codec/Misfit.js";
import { statedMicros } from "../../support/records/expectedLatest.js";
import type { StoredImage } from "./assertRead.js";
import { demandRecord } from "./demandRecord.js";
import type { StreamedRecord } from "./demandStream.js";

/** Make the row that a change must become in the table. */
export function expectedRow({ write, change, record }: StreamedRecord): StoredImage {
  const image = write.newImage ?? write.oldImage ?? write.keys;
  const { columns, misfits, rescued } = demandRecord.type.row(image);
  const micros = statedMicros(change);
  const identity = change.userIdentity;
  return {
    image,
    row: {
      columns,
      change: {
        change_id: change.eventID,
        change_type: change.eventName,
        change_time: new Date(Number(micros / 1000n)),
        change_time_micros: micros,
        change_arrived_at: new Date(record.arrival),
        change_shard_id: record.shardId,
        change_sequence_number: record.sequenceNumber,
        change_user_identity: identity === null ? null : JSON.stringify(identity),
        change_schema_version: demandRecord.type.version,
        change_misfits: misfits.length > 0 ? misfits.map(misfitText) : null,
        change_rescued_data: rescued,
      },
    },
  };
}
