/**
 * The codes of a block, and how its head spells them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951#section-3.2.7
 */
import { putBits } from "./bits";
import { buildCodes, CODE_SHIFT } from "./huffman";
import { distanceIn, lengthIn, literalsIn, SEQUENCE_BYTES, sequencesEnd } from "./matches";
import {
  DISTANCES,
  distanceSymbol,
  END_OF_BLOCK,
  LITERALS,
  LONGEST,
  lengthBits,
  lengthSymbol,
  SHORTEST,
} from "./symbols";

const LENGTHS: u32 = 19;

export const literalCodes: usize = memory.data(1152, 16);
export const distanceCodes: usize = memory.data(128, 16);
/** For each length of a match its code and the bits that follow it, as one. */
export const matchCodes: usize = memory.data(1040, 16);
const lengthCodes: usize = memory.data(80, 16);
/** How often each symbol comes. */
const literalCounts: usize = memory.data(1152, 16);
const distanceCounts: usize = memory.data(128, 16);
const lengthCounts: usize = memory.data(80, 16);

/** The codes' lengths as the head spells them: a symbol, and above it what follows it. */
const spelt: usize = memory.data(640, 16);
let speltCount: u32 = 0;
/** How many the head has of each code: those behind are not in use. */
let literals: u32 = 0;
let distances: u32 = 0;
let lengths: u32 = 0;
/** The order in which the lengths of the code of code lengths stand. */
const lengthOrder: usize = memory.data<u8>([
  16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
]);

/** Give a symbol's code. */
export function codeOf(codes: usize, symbol: u32): u32 {
  return load<u32>(codes + ((symbol as usize) << 2));
}

export function putSymbol(codes: usize, symbol: u32): void {
  const code = codeOf(codes, symbol);
  putBits((code >> CODE_SHIFT) as u64, code & 255);
}

/**
 * Choose codes for the sequences of the bytes from `from` on.
 *
 * @param isForOthers - whether other blocks will have them, too: every symbol gets a code
 */
export function chooseCodes(sequences: usize, from: usize, isForOthers: bool): void {
  const least = isForOthers ? 1 : 0;
  fillCounts(literalCounts, LITERALS, least);
  fillCounts(distanceCounts, DISTANCES, least);
  countSymbols(sequences, from);
  buildCodes(literalCounts, LITERALS, 15, literalCodes);
  buildCodes(distanceCounts, DISTANCES, 15, distanceCodes);
  setMatchCodes();
  spellLengths();
  buildCodes(lengthCounts, LENGTHS, 7, lengthCodes);
  lengths = LENGTHS;
  while (codeOf(lengthCodes, orderedLength(lengths - 1)) === 0) lengths--;
}

function fillCounts(counts: usize, symbols: u32, count: u32): void {
  const end = counts + ((symbols as usize) << 2);
  for (let at = counts; at < end; at += 4) store<u32>(at, count);
}

function countSymbols(sequences: usize, from: usize): void {
  let at = from;
  for (let place = sequences; place < sequencesEnd; place += SEQUENCE_BYTES) {
    const sequence = load<u64>(place);
    const end = at + literalsIn(sequence);
    for (; at < end; at++) increment(literalCounts, load<u8>(at) as u32);
    const length = lengthIn(sequence);
    if (length === 0) continue;
    increment(literalCounts, lengthSymbol(length));
    increment(distanceCounts, distanceSymbol(distanceIn(sequence)));
    at += length as usize;
  }
  increment(literalCounts, END_OF_BLOCK);
}

function increment(counts: usize, symbol: u32): void {
  const count = counts + ((symbol as usize) << 2);
  store<u32>(count, load<u32>(count) + 1);
}

function setMatchCodes(): void {
  for (let length = SHORTEST; length <= LONGEST; length++) {
    const code = codeOf(literalCodes, lengthSymbol(length));
    const bits = code & 255;
    const extra = lengthBits(length);
    const rest = (length - 3) & ((1 << extra) - 1);
    const match = (code & ~255) | (rest << (bits + CODE_SHIFT)) | (bits + extra);
    store<u32>(matchCodes + ((length as usize) << 2), match);
  }
}

/** Spell the lengths of both codes: repeated ones and zeros are counted. */
function spellLengths(): void {
  literals = lastUsed(literalCodes, LITERALS);
  distances = lastUsed(distanceCodes, DISTANCES);
  fillCounts(lengthCounts, LENGTHS, 0);
  speltCount = 0;
  for (let at: u32 = 0; at < literals + distances; ) {
    const length = lengthAt(at);
    let run: u32 = 1;
    while (at + run < literals + distances && lengthAt(at + run) === length) run++;
    at += run;
    if (length !== 0) {
      spell(length, 0);
      run--;
    }
    while (run > 2) {
      const part = min(run, length === 0 ? 138 : 6);
      if (length !== 0) spell(16, part - 3);
      else if (part < 11) spell(17, part - 3);
      else spell(18, part - 11);
      run -= part;
    }
    for (; run > 0; run--) spell(length, 0);
  }
}

function lastUsed(codes: usize, count: u32): u32 {
  let last = count;
  while (last > 1 && codeOf(codes, last - 1) === 0) last--;
  return last;
}

function lengthAt(at: u32): u32 {
  return (at < literals ? codeOf(literalCodes, at) : codeOf(distanceCodes, at - literals)) & 255;
}

function spell(symbol: u32, extra: u32): void {
  store<u16>(spelt + ((speltCount as usize) << 1), (symbol | (extra << 8)) as u16);
  increment(lengthCounts, symbol);
  speltCount++;
}

function orderedLength(at: u32): u32 {
  return load<u8>(lengthOrder + (at as usize)) as u32;
}

/** Write the codes' lengths. */
export function putCodes(): void {
  putBits((literals - 257) as u64, 5);
  putBits((distances - 1) as u64, 5);
  putBits((lengths - 4) as u64, 4);
  for (let at: u32 = 0; at < lengths; at++) {
    putBits((codeOf(lengthCodes, orderedLength(at)) & 255) as u64, 3);
  }
  for (let at: u32 = 0; at < speltCount; at++) {
    putSpelt(load<u16>(spelt + ((at as usize) << 1)) as u32);
  }
}

function putSpelt(piece: u32): void {
  const symbol = piece & 255;
  putSymbol(lengthCodes, symbol);
  if (symbol > 15) putBits((piece >> 8) as u64, symbol === 16 ? 2 : symbol === 17 ? 3 : 7);
}
