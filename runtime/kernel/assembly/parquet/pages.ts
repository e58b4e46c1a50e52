/** The pages of a column: what a reader decompresses at a time, each of whole rows. */
import { take, trim } from "../arena";
import {
  BOOLEAN,
  bitWidth,
  definitions,
  entries,
  INT32,
  INT64,
  maxDefinition,
  maxRepetition,
  repetitions,
  type,
  valueCount,
  valueEnd,
  values,
  valuesEnd,
  width,
} from "./column";
import { deltaBound, putDeltas, putTexts } from "./delta";
import {
  dictionary,
  dictionaryCount,
  dictionaryEnd,
  hasDictionary,
  indexBits,
  indexes,
} from "./dictionary";
import { hybridBound, putHybrid } from "./hybrid";
import { looksRandom } from "./randomness";

const MOST_BYTES: usize = 1 << 20;
const MOST_ENTRIES: u32 = 1 << 17;

/** Encodings of values, as Parquet numbers them. */
const PLAIN: u32 = 0;
const DELTA_BINARY_PACKED: u32 = 5;
const DELTA_LENGTH_BYTE_ARRAY: u32 = 6;
const RLE_DICTIONARY: u32 = 8;

/**
 * A page: its entries or distinct values, its body, the body compressed, how that looks, and the
 * values' encoding.
 */
export const PAGE_BYTES: usize = 32;
const IS_DICTIONARY: usize = 4;
const BODY: usize = 8;
const BODY_BYTES: usize = 12;
const PACKED: usize = 16;
const PACKED_BYTES: usize = 20;
const IS_RANDOM: usize = 24;
const ENCODING: usize = 28;

export let pages: usize = 0;
export let pageCount: u32 = 0;

/** What a page begins with, of the column. */
let entry: u32 = 0;
let value: u32 = 0;
let plain: usize = 0;

/** The encoding of the values that were written last. */
let encoding: u32 = PLAIN;

/** Write all pages. */
export function writePages(): void {
  pageCount = 0;
  pages = take(mostPages() * PAGE_BYTES);
  encoding = PLAIN;
  if (hasDictionary) addPage(dictionaryCount, 1, dictionary, dictionaryEnd);
  entry = 0;
  value = 0;
  plain = values;
  do writePage();
  while (entry < entries);
}

/** Each page but the last is full of entries or of bytes. */
function mostPages(): usize {
  return ((entries / MOST_ENTRIES) as usize) + (valuesEnd - values) / MOST_BYTES + 3;
}

function addPage(count: u32, isDictionary: u32, body: usize, end: usize): void {
  const page = pages + (pageCount++ as usize) * PAGE_BYTES;
  store<u32>(page, count);
  store<u32>(page, isDictionary, IS_DICTIONARY);
  store<u32>(page, body as u32, BODY);
  store<u32>(page, (end - body) as u32, BODY_BYTES);
  store<u32>(page, looksRandom(body, end) ? 1 : 0, IS_RANDOM);
  store<u32>(page, encoding, ENCODING);
  setPacked(page, body, body);
}

/** Whether the body looks as if compression left it as long as it is. */
export function isRandom(page: usize): bool {
  return load<u32>(page, IS_RANDOM) !== 0;
}

/** Say where a page's body lies compressed. */
export function setPacked(page: usize, from: usize, end: usize): void {
  store<u32>(page, from as u32, PACKED);
  store<u32>(page, (end - from) as u32, PACKED_BYTES);
}

export function bodyOf(page: usize): usize {
  return load<u32>(page, BODY) as usize;
}

export function bodyEndOf(page: usize): usize {
  return bodyOf(page) + (load<u32>(page, BODY_BYTES) as usize);
}

/** Repetition levels, definition levels, values: those of a data page of version 1. */
function writePage(): void {
  const firstEntry = entry;
  const firstValue = value;
  const firstPlain = plain;
  passEntries();
  const count = entry - firstEntry;
  const body = take(bodyBound(count, value - firstValue, plain - firstPlain));
  let end = body;
  if (maxRepetition > 0) {
    end = putLevels(end, repetitions + (firstEntry as usize), count, maxRepetition);
  }
  if (maxDefinition > 0) {
    end = putLevels(end, definitions + (firstEntry as usize), count, maxDefinition);
  }
  if (hasDictionary) end = putIndexes(end, firstValue, value - firstValue);
  else if (type === BOOLEAN) end = putBits(end, firstPlain, plain);
  else end = putValues(end, firstPlain, plain, value - firstValue);
  trim(end);
  addPage(count, 0, body, end);
}

function bodyBound(count: u32, valueTotal: u32, bytes: usize): usize {
  const levels = (hybridBound(count, 8) + 4) * 2;
  if (hasDictionary) return levels + 1 + hybridBound(valueTotal, indexBits);
  return levels + (width === 0 ? deltaBound(valueTotal, 4) + bytes : deltaBound(valueTotal, width));
}

/** Move to where the page ends: at its limits, before the entry that begins a row. */
function passEntries(): void {
  const isWhole = hasDictionary || valuesEnd - values <= MOST_BYTES;
  if (isWhole && entries <= MOST_ENTRIES) {
    entry = entries;
    value = valueCount;
    plain = valuesEnd;
    return;
  }
  const firstEntry = entry;
  const firstPlain = plain;
  for (; entry < entries; entry++) {
    const isFull =
      entry - firstEntry >= MOST_ENTRIES || (!hasDictionary && plain - firstPlain >= MOST_BYTES);
    if (isFull && (maxRepetition === 0 || load<u8>(repetitions + (entry as usize)) === 0)) return;
    if ((load<u8>(definitions + (entry as usize)) as u32) !== maxDefinition) continue;
    value++;
    if (!hasDictionary) plain = valueEnd(plain, valuesEnd);
  }
}

function putLevels(out: usize, from: usize, count: u32, most: u32): usize {
  const end = putHybrid<u8>(out + 4, from, count, bitWidth(most));
  store<u32>(out, (end - out - 4) as u32);
  return end;
}

function putIndexes(out: usize, first: u32, count: u32): usize {
  encoding = RLE_DICTIONARY;
  store<u8>(out, indexBits as u8);
  return putHybrid<u32>(out + 1, indexes + ((first as usize) << 2), count, indexBits);
}

/** Write numbers and texts by their differences where that is shorter, else all as they are. */
function putValues(out: usize, from: usize, to: usize, count: u32): usize {
  encoding = deltaEncoding();
  if (encoding !== PLAIN) {
    const end = putDifferences(out, from, to, count);
    if (end - out < to - from) return end;
    encoding = PLAIN;
  }
  memory.copy(out, from, to - from);
  return out + (to - from);
}

/** Which encoding by differences the column's type has; PLAIN is none. */
function deltaEncoding(): u32 {
  if (width === 0) return DELTA_LENGTH_BYTE_ARRAY;
  return type === INT32 || type === INT64 ? DELTA_BINARY_PACKED : PLAIN;
}

function putDifferences(out: usize, from: usize, to: usize, count: u32): usize {
  if (width === 0) return putTexts(out, from, to, count);
  return type === INT32 ? putDeltas<i32>(out, from, count) : putDeltas<i64>(out, from, count);
}

/** Pack booleans, the first in the lowest bit. */
function putBits(out: usize, from: usize, to: usize): usize {
  let end = out;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    store<u16>(end, bitsAt(at) as u16);
    end += 2;
  }
  const rest = to - at;
  store<u16>(end, (bitsAt(at) & ((1 << (rest as u32)) - 1)) as u16);
  return end + ((rest + 7) >> 3);
}

function bitsAt(at: usize): u32 {
  return i8x16.bitmask(i8x16.ne(v128.load(at), i8x16.splat(0))) as u32;
}
