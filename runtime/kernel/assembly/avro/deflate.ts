/**
 * Deflate's format: blocks of literals and matches, each with codes in its head.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951
 */
import { take } from "../arena";
import { held, heldBits, out, putBits, writeAt } from "./bits";
import {
  chooseCodes,
  codeOf,
  distanceCodes,
  literalCodes,
  matchCodes,
  putCodes,
  putSymbol,
} from "./codes";
import { CODE_SHIFT } from "./huffman";
import {
  distanceIn,
  findMatches,
  lengthIn,
  literalsIn,
  SEQUENCE_BYTES,
  sequenceBytes,
  sequencesEnd,
  TABLE_BYTES,
} from "./matches";
import { distanceBits, distanceSymbol, END_OF_BLOCK } from "./symbols";

/** A block holds so much, for other data may want other codes. */
const BLOCK_BYTES: usize = 1 << 16;
/** Fewer bytes make no block if others stand before them, and say too little of those behind. */
const LEAST_BYTES: usize = 1 << 14;
const DYNAMIC: u64 = 2;

let table: usize = 0;
let sequences: usize = 0;

/** The bytes of the block for which the codes were chosen, and what they became; 0 for none. */
let modelBytes: usize = 0;
let modelDeflated: usize = 0;

/** Take what deflating needs. */
export function openDeflate(): void {
  table = take(TABLE_BYTES);
  sequences = take(sequenceBytes(BLOCK_BYTES + LEAST_BYTES));
  memory.fill(table, 0, TABLE_BYTES);
  modelBytes = 0;
}

/** The bytes that deflated ones take at most, whatever they are. */
export function deflateBound(bytes: usize): usize {
  return bytes * 2 + 1024;
}

/** Deflate bytes; gives where that ends. */
export function putDeflated(to: usize, from: usize, end: usize): usize {
  writeAt(to, 0, 0);
  let at = from;
  do {
    const blockEnd = end - at < BLOCK_BYTES + LEAST_BYTES ? end : at + BLOCK_BYTES;
    findMatches(from, at, blockEnd, table, sequences);
    putBlock(at, blockEnd, blockEnd === end);
    at = blockEnd;
  } while (at < end);
  // The last bits fill a byte.
  putBits(0, 7);
  return out;
}

/** Rows are alike, so that codes that are good for one block are good for others. */
function putBlock(from: usize, to: usize, isLast: bool): void {
  const isLong = to - from >= LEAST_BYTES;
  const start = out;
  const bits = held;
  const count = heldBits;
  if (isLong && modelBytes !== 0) {
    putCoded(from, isLast);
    if (isLikeModel(to - from, out - start)) return;
    writeAt(start, bits, count);
  }
  chooseCodes(sequences, from, isLong);
  putCoded(from, isLast);
  modelBytes = isLong ? to - from : 0;
  modelDeflated = out - start;
}

/** Whether bytes became as short as those of the model, give or take an eighth. */
function isLikeModel(bytes: usize, deflated: usize): bool {
  const own = (deflated as u64) * (modelBytes as u64);
  const model = (modelDeflated as u64) * (bytes as u64);
  return own * 8 <= model * 9 && own * 9 >= model * 8;
}

/** Write a block with the codes that were chosen last. */
function putCoded(from: usize, isLast: bool): void {
  putBits((isLast ? 1 : 0) | (DYNAMIC << 1), 3);
  putCodes();
  putSequences(from);
  putSymbol(literalCodes, END_OF_BLOCK);
}

/**
 * Write literals and matches. The bit writer's state is at hand here, for most of the work is done in
 * this loop. It holds 62 bits at most: a literal's code adds 15 to fewer than 48, a match 48 to 7.
 */
function putSequences(from: usize): void {
  let bits = held;
  let count = heldBits;
  let to = out;
  let at = from;
  for (let place = sequences; place < sequencesEnd; place += SEQUENCE_BYTES) {
    const sequence = load<u64>(place);
    const end = at + literalsIn(sequence);
    for (; at < end; at++) {
      if (count >= 48) {
        store<u64>(to, bits);
        to += (count >> 3) as usize;
        bits >>= (count & ~7) as u64;
        count &= 7;
      }
      const code = codeOf(literalCodes, load<u8>(at) as u32);
      bits |= ((code >> CODE_SHIFT) as u64) << (count as u64);
      count += code & 255;
    }
    const length = lengthIn(sequence);
    if (length === 0) continue;
    store<u64>(to, bits);
    to += (count >> 3) as usize;
    const match = matchBits(length, distanceIn(sequence));
    bits = (bits >> ((count & ~7) as u64)) | ((match & MATCH_BITS) << ((count & 7) as u64));
    count = (count & 7) + ((match >> MATCH_SHIFT) as u32);
    at += length as usize;
  }
  writeAt(to, bits, count);
  putBits(0, 0);
}

/** Both codes and what follows them take 48 bits at most; above these stands how many. */
const MATCH_SHIFT: u64 = 48;
const MATCH_BITS: u64 = ((1 as u64) << MATCH_SHIFT) - 1;

function matchBits(length: u32, distance: u32): u64 {
  const lengthCode = codeOf(matchCodes, length);
  const distanceCode = codeOf(distanceCodes, distanceSymbol(distance));
  let bits = (lengthCode >> CODE_SHIFT) as u64;
  let count = lengthCode & 255;
  bits |= ((distanceCode >> CODE_SHIFT) as u64) << (count as u64);
  count += distanceCode & 255;
  const far = distanceBits(distance);
  bits |= (((distance - 1) & ((1 << far) - 1)) as u64) << (count as u64);
  return bits | (((count + far) as u64) << MATCH_SHIFT);
}
