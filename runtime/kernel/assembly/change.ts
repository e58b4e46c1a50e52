/** The `change_` columns of a row, once the record has been read. */
import { copy } from "./bytes";
import {
  entry,
  presentIn,
  put64In,
  putText,
  setValueEndIn,
  valueEndIn,
  valueLimitIn,
} from "./columns";
import {
  ARRIVAL_EARLIEST,
  ARRIVAL_ID,
  ARRIVAL_NULLS,
  ARRIVAL_SEQUENCE,
  ARRIVAL_SHARD,
  ARRIVAL_VERSION,
  CHANGE_ARRIVED_AT,
  CHANGE_ID,
  CHANGE_MISFITS,
  CHANGE_RESCUED_DATA,
  CHANGE_SCHEMA_VERSION,
  CHANGE_SEQUENCE_NUMBER,
  CHANGE_SHARD_ID,
  CHANGE_TIME,
  CHANGE_TIME_MICROS,
  CHANGE_TYPE,
  RESULT_DAY,
  RESULT_MICROS,
  RESULT_MILLIS,
  RESULT_NAME,
  RESULT_NULLS,
} from "./layout";
import { arrival, full, result } from "./memory";
import { SNAPSHOT } from "./record";

const MILLIS_PER_DAY: i64 = 86400000;
/** `SNAPSHOT` */
const snapshotName: usize = memory.data<u8>([0x53, 0x4e, 0x41, 0x50, 0x53, 0x48, 0x4f, 0x54]);

/** Append what a row says of its change; false if its time is out of bounds, or for want of room. */
export function putChange(arrivedAt: f64): bool {
  const micros = load<i64>(result, RESULT_MICROS);
  const millis = micros / 1000;
  const arrived = arrivedAt as i64;
  if (millis > arrived + MILLIS_PER_DAY) return false;
  if ((millis as f64) < load<f64>(arrival, ARRIVAL_EARLIEST)) return false;
  store<u32>(result, (millis / MILLIS_PER_DAY) as u32, RESULT_DAY);
  store<f64>(result, millis as f64, RESULT_MILLIS);
  return (
    putWord(CHANGE_TIME, millis) &&
    putWord(CHANGE_TIME_MICROS, micros) &&
    (load<u32>(result, RESULT_NAME) === SNAPSHOT
      ? putSnapshot()
      : putWord(CHANGE_ARRIVED_AT, arrived)) &&
    putKnown(CHANGE_SHARD_ID, ARRIVAL_SHARD) &&
    putKnown(CHANGE_SEQUENCE_NUMBER, ARRIVAL_SEQUENCE) &&
    putKnown(CHANGE_SCHEMA_VERSION, ARRIVAL_VERSION) &&
    entry(CHANGE_MISFITS, 0, 0) &&
    putRescued()
  );
}

function putWord(leaf: u32, value: i64): bool {
  if (put64In(leaf, value as u64) === 0) return false;
  presentIn(leaf);
  return true;
}

/** Append what a change record says itself; a snapshot's line did not arrive. */
function putSnapshot(): bool {
  if (!putKnown(CHANGE_ID, ARRIVAL_ID)) return false;
  if (putText(CHANGE_TYPE, snapshotName, 8) === 0) return false;
  presentIn(CHANGE_TYPE);
  return true;
}

/** Append a text that the host has written. */
function putKnown(leaf: u32, which: usize): bool {
  const text = load<u32>(arrival + which) as usize;
  if (putText(leaf, text + 4, load<u32>(text) as usize) === 0) return false;
  presentIn(leaf);
  return true;
}

/** Spell the NULLs that are reported as an object; the host has written each entry's text. */
function putRescued(): bool {
  let bits = load<u64>(result, RESULT_NULLS);
  if (bits === 0) return true;
  const texts = load<u32>(arrival, ARRIVAL_NULLS) as usize;
  const at = valueEndIn(CHANGE_RESCUED_DATA);
  const limit = valueLimitIn(CHANGE_RESCUED_DATA);
  let end = at + 4;
  for (; bits !== 0; bits &= bits - 1) {
    const text = load<u32>(texts + ((ctz(bits) as usize) << 2)) as usize;
    const length = load<u32>(text) as usize;
    if (end + length + 2 > limit) return full() !== 0;
    store<u8>(end, end === at + 4 ? 0x7b : 0x2c);
    copy(end + 1, text + 4, length);
    end += 1 + length;
  }
  store<u8>(end, 0x7d);
  store<u32>(at, (end - at - 3) as u32);
  setValueEndIn(CHANGE_RESCUED_DATA, end + 1);
  presentIn(CHANGE_RESCUED_DATA);
  return true;
}
