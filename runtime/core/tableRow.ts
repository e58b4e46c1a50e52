import type { AttributeMap } from "../codec/AttributeValue.js";
import type { BinarySpelling } from "../codec/binary.js";
import { type Misfit, misfitText } from "../codec/Misfit.js";
import type { ChangeColumns, RecordType, RowResult, TableRow } from "../codec/RecordType.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import type { ChangeTime } from "./changeTime.js";
import { checkKey } from "./checkKey.js";
import type { ChosenImage } from "./chooseImage.js";
import { LocatedFailure } from "./LocatedFailure.js";

/** What a row is made of. */
export interface RowSource {
  readonly arrived: ArrivedRecord;
  readonly identity: ChangeIdentity;
  /** The item's key as the change names it. */
  readonly keys: AttributeMap;
  readonly recordType: RecordType;
  readonly image: ChosenImage;
  readonly time: ChangeTime;
  /** How the image spells binary. */
  readonly binary: BinarySpelling;
}

/** What a change says of itself. */
export type ChangeIdentity = Pick<
  ChangeColumns,
  "change_id" | "change_type" | "change_arrived_at" | "change_user_identity"
>;

/**
 * Make a change into a row of its record type's tables.
 *
 * @throws {LocatedFailure} `key-misfit` or `misfit`
 */
export function tableRow(source: RowSource): Change<TableRow> {
  const { arrived, keys, recordType, image, time, binary } = source;
  const result = recordType.row(image.attributes, {
    binary,
    keysOnly: image.keysOnly,
  });
  checkKey(recordType.key, keys, image, result);
  if (recordType.onMisfit === "quarantine") refuseMisfits(image.path, result.misfits);
  const row = { change: changeColumns(source, result), columns: result.columns };
  return {
    kind: "change",
    arrived,
    recordType,
    row,
    misfits: result.misfits,
    changeDate: time.day,
    changedAt: time.time.getTime(),
  };
}

function refuseMisfits(path: string, [first, ...others]: readonly Misfit[]): void {
  if (first === undefined) return;
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  throw new LocatedFailure("misfit", `${path}${first.pointer}`, `${first.problem}${more}`);
}

/** The cells lie in the columns' order, so that none is looked up. */
function changeColumns(
  { arrived, identity, recordType, time }: RowSource,
  { misfits, rescued }: RowResult,
): ChangeColumns {
  return {
    change_id: identity.change_id,
    change_type: identity.change_type,
    change_time: time.time,
    change_time_micros: time.micros,
    change_arrived_at: identity.change_arrived_at,
    change_shard_id: arrived.shardId,
    change_sequence_number: arrived.sequenceNumber,
    change_user_identity: identity.change_user_identity,
    change_schema_version: recordType.version,
    change_misfits: misfits.length > 0 ? misfits.map(misfitText) : null,
    change_rescued_data: rescued,
  };
}
