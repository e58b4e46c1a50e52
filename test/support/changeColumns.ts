import type { ChangeColumns } from "../../runtime/codec/RecordType.js";

/** The columns of a change of which nothing is known but what a row must have. */
export const changeColumns: ChangeColumns = {
  change_id: "1",
  change_type: "INSERT",
  change_time: new Date(0),
  change_time_micros: 0n,
  change_arrived_at: null,
  change_shard_id: null,
  change_sequence_number: null,
  change_user_identity: null,
  change_schema_version: null,
  change_misfits: null,
  change_rescued_data: null,
};
