/**
 * Deflate's format: blocks with codes of their own.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951
 */
import { take } from "../arena";
import { buildCodes, CODE_SHIFT } from "./huffman";
import {
  distanceBits,
  distanceCounts,
  distanceSymbol,
  findMatches,
  lengthBits,
  lengthSymbol,
  literalCounts,
  sequenceBytes,
  sequencesEnd,
  TABLE_BYTES,
} from "./matches";

/** A block holds so much, for other data may want other codes. */
const BLOCK_BYTES: usize = 1 << 16;
const LITERALS: u32 = 286;
const DISTANCES: u32 = 30;
const LENGTHS: u32 = 19;
const END_OF_BLOCK: u32 = 256;
const DYNAMIC: u64 = 2;

const literalCodes: usize = memory.data(1152, 16);
const distanceCodes: usize = memory.data(128, 16);
const lengthCodes: usize = memory.data(80, 16);
const lengthCounts: usize = memory.data(80, 16);
/** The code lengths as they are written: a symbol, and above it what follows it. */
const spelt: usize = memory.data(640, 16);
/** The order in which the lengths of the code of code lengths stand. */
const lengthOrder: usize = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);

let table: usize = 0;
let sequences: usize = 0;
let out: usize = 0;
let held: u64 = 0;
let heldBits: u32 = 0;

/** Take what deflating needs. */
export function openDeflate(): void {
  table = take(TABLE_BYTES);
  sequences = take(sequenceBytes(BLOCK_BYTES));
  memory.fill(table, 0, TABLE_BYTES);
}

/** The bytes that deflated ones take at most, whatever they are. */
export function deflateBound(bytes: usize): usize {
  return bytes * 2 + 1024;
}

/** Deflate bytes; gives where that ends. */
export function putDeflated(to: usize, from: usize, end: usize): usize {
  out = to;
  held = 0;
  heldBits = 0;
  let at = from;
  do {
    const blockEnd = min(at + BLOCK_BYTES, end);
    findMatches(from, at, blockEnd, table, sequences);
    putBlock(at, blockEnd === end);
    at = blockEnd;
  } while (at < end);
  // The last bits fill a byte.
  putBits(0, 7);
  return out;
}

function putBlock(from: usize, isLast: bool): void {
  store<u32>(literalCounts, 1, (END_OF_BLOCK as usize) << 2);
  buildCodes(literalCounts, LITERALS, 15, literalCodes);
  buildCodes(distanceCounts, DISTANCES, 15, distanceCodes);
  putBits((isLast ? 1 : 0) | (DYNAMIC << 1), 3);
  putCodes();
  putSequences(from);
  putSymbol(literalCodes, END_OF_BLOCK);
}

/** Write bits, 56 at most. */
function putBits(bits: u64, count: u32): void {
  held |= bits << (heldBits as u64);
  heldBits += count;
  store<u64>(out, held);
  out += (heldBits >> 3) as usize;
  held >>= (heldBits & ~7) as u64;
  heldBits &= 7;
}

function codeOf(codes: usize, symbol: u32): u32 {
  return load<u32>(codes + ((symbol as usize) << 2));
}

function putSymbol(codes: usize, symbol: u32): void {
  const code = codeOf(codes, symbol);
  putBits((code >> CODE_SHIFT) as u64, code & 255);
}

/** Write the code lengths of both codes. */
function putCodes(): void {
  const literals = lastUsed(literalCodes, LITERALS);
  const distances = lastUsed(distanceCodes, DISTANCES);
  const count = spellLengths(literals, distances);
  buildCodes(lengthCounts, LENGTHS, 7, lengthCodes);
  let lengths = LENGTHS;
  while (codeOf(lengthCodes, orderedLength(lengths - 1)) === 0) lengths--;
  putBits((literals - 257) as u64, 5);
  putBits((distances - 1) as u64, 5);
  putBits((lengths - 4) as u64, 4);
  for (let at: u32 = 0; at < lengths; at++) {
    putBits((codeOf(lengthCodes, orderedLength(at)) & 255) as u64, 3);
  }
  for (let at: u32 = 0; at < count; at++) putSpelt(load<u16>(spelt + ((at as usize) << 1)) as u32);
}

function orderedLength(at: u32): u32 {
  return load<u8>(lengthOrder + (at as usize)) as u32;
}

function lastUsed(codes: usize, count: u32): u32 {
  let last = count;
  while (last > 1 && codeOf(codes, last - 1) === 0) last--;
  return last;
}

/** Spell code lengths: repeated ones and zeros are counted. */
function spellLengths(literals: u32, distances: u32): u32 {
  memory.fill(lengthCounts, 0, 80);
  let count: u32 = 0;
  for (let at: u32 = 0; at < literals + distances; ) {
    const length = lengthAt(at, literals);
    let run: u32 = 1;
    while (at + run < literals + distances && lengthAt(at + run, literals) === length) run++;
    at += run;
    if (length !== 0) {
      spell(count++, length, 0);
      run--;
    }
    while (run > 2) {
      const part = min(run, length === 0 ? 138 : 6);
      if (length !== 0) spell(count++, 16, part - 3);
      else if (part < 11) spell(count++, 17, part - 3);
      else spell(count++, 18, part - 11);
      run -= part;
    }
    for (; run > 0; run--) spell(count++, length, 0);
  }
  return count;
}

function lengthAt(at: u32, literals: u32): u32 {
  return (at < literals ? codeOf(literalCodes, at) : codeOf(distanceCodes, at - literals)) & 255;
}

function spell(at: u32, symbol: u32, extra: u32): void {
  store<u16>(spelt + ((at as usize) << 1), (symbol | (extra << 8)) as u16);
  const count = lengthCounts + ((symbol as usize) << 2);
  store<u32>(count, load<u32>(count) + 1);
}

function putSpelt(piece: u32): void {
  const symbol = piece & 255;
  putSymbol(lengthCodes, symbol);
  if (symbol > 15) putBits((piece >> 8) as u64, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
}

/** Write literals and matches. */
function putSequences(from: usize): void {
  let literal = from;
  for (let at = sequences; at < sequencesEnd; at += 8) {
    const sequence = load<u64>(at);
    const end = literal + (sequence as u32 as usize);
    putLiterals(literal, end);
    const length = ((sequence >> 32) as u32) & 0xffff;
    if (length !== 0) putMatch(length, (sequence >> 48) as u32);
    literal = end + (length as usize);
  }
}

/** The bit writer's state is at hand here: most of the work is done in this loop. */
function putLiterals(from: usize, to: usize): void {
  let bits = held;
  let count = heldBits;
  let end = out;
  for (let at = from; at < to; at++) {
    const code = codeOf(literalCodes, load<u8>(at) as u32);
    bits |= ((code >> CODE_SHIFT) as u64) << (count as u64);
    count += code & 255;
    if (count < 48) continue;
    store<u64>(end, bits);
    end += (count >> 3) as usize;
    bits >>= (count & ~7) as u64;
    count &= 7;
  }
  held = bits;
  heldBits = count;
  out = end;
  putBits(0, 0);
}

/** Both codes and what follows them take 48 bits at most. */
function putMatch(length: u32, distance: u32): void {
  const lengthCode = codeOf(literalCodes, lengthSymbol(length));
  const distanceCode = codeOf(distanceCodes, distanceSymbol(distance));
  let bits = (lengthCode >> CODE_SHIFT) as u64;
  let count = lengthCode & 255;
  const extra = lengthBits(length);
  bits |= (((length - 3) & ((1 << extra) - 1)) as u64) << (count as u64);
  count += extra;
  bits |= ((distanceCode >> CODE_SHIFT) as u64) << (count as u64);
  count += distanceCode & 255;
  const far = distanceBits(distance);
  bits |= (((distance - 1) & ((1 << far) - 1)) as u64) << (count as u64);
  putBits(bits, count + far);
}
