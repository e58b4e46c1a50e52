/** The dictionary of a column: its distinct values, and for each value which one it is. */
import { take } from "../arena";
import { BOOLEAN, bitWidth, type, valueCount, valueEnd, values, valuesEnd, width } from "./column";
import {
  clearDistinct,
  copyDistinct,
  distinctBytes,
  distinctCount,
  indexOf,
  indexOfWord,
} from "./distinct";

/** Readers hold a dictionary in memory. */
const MOST_BYTES: usize = 1 << 20;
/** From here on it is looked at whether values repeat at all. */
const FIRST_CHECK: u32 = 512;

export let hasDictionary: bool = false;
/** The distinct values in PLAIN. */
export let dictionary: usize = 0;
export let dictionaryEnd: usize = 0;
export let dictionaryCount: u32 = 0;
/** Words of 32 bits. */
export let indexes: usize = 0;
/** The bits that an index takes. Some readers refuse none. */
export let indexBits: u32 = 0;

/** Make the dictionary, if values repeat so much that it pays. */
export function buildDictionary(): void {
  hasDictionary = type !== BOOLEAN && valueCount > 0 && collect();
  if (!hasDictionary) return;
  dictionaryCount = distinctCount;
  indexBits = max(1, bitWidth(distinctCount - 1));
  hasDictionary = distinctBytes + indexBytes() < valuesEnd - values;
  if (!hasDictionary) return;
  dictionary = copyDistinct(valuesEnd);
  dictionaryEnd = dictionary + distinctBytes;
}

function indexBytes(): usize {
  return (((valueCount as u64) * (indexBits as u64)) >> 3) as usize;
}

/** Find the index of each value; false if they repeat too little. */
function collect(): bool {
  clearDistinct(valueCount);
  indexes = take((valueCount as usize) << 2);
  const isWord = width !== 0 && width <= 8;
  let nextCheck = FIRST_CHECK;
  let at = values;
  for (let row: u32 = 0; row < valueCount; row++) {
    const end = valueEnd(at, valuesEnd);
    const index = isWord ? indexOfWord(at, end - at) : indexOf(at, end);
    if (index < 0 || distinctBytes > MOST_BYTES) return false;
    store<u32>(indexes + ((row as usize) << 2), index as u32);
    at = end;
    if (row + 1 === nextCheck) {
      if ((distinctCount as u64) * 10 > (row as u64) * 7) return false;
      nextCheck <<= 1;
    }
  }
  return true;
}
