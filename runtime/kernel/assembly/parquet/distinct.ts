/** Tells values, which are ranges of bytes, from one another. */
import { take, trim } from "../arena";
import { copy, GOLDEN_RATIO } from "../bytes";
import { valueEnd } from "./column";

/** The longest search for a slot: past it, the values have been made to collide. */
const LONGEST_PROBE: u32 = 64;
/** Slots for each distinct value, so that no search among others comes near the longest. */
const SLOTS_PER_VALUE: u32 = 4;
const FIRST_SLOTS: u32 = 4096;

/** A slot: a value's hash, and its index plus 1; both 0 if the slot is free. */
const SLOT_BYTES: usize = 8;
const INDEX: usize = 4;

/** What the process has chosen by chance, so that nobody can prepare values that collide. */
let factor: u64 = 1;
let otherFactor: u64 = 1;

export let distinctCount: u32 = 0;
export let distinctBytes: usize = 0;

let slots: usize = 0;
let slotMask: u32 = 0;
/** The highest bits of a hash tell the slot: they depend on all that was hashed. */
let slotShift: u32 = 0;
/** Where each distinct value begins. */
let places: usize = 0;

/** A value's first bytes are looked at together; for each length the bytes that belong to it. */
const HEAD: usize = 16;
const masks: usize = memory.data(272, 16);

/** Take the seed. */
export function setSeed(chosen: u32): void {
  factor = scatter((chosen as u64) + 1) | 1;
  otherFactor = scatter(factor) | 1;
  memory.fill(masks, 0, 272);
  for (let length: usize = 1; length <= HEAD; length++) {
    memory.fill(masks + length * HEAD, 255, length);
  }
}

/** Begin anew, for so many values at most. */
export function clearDistinct(most: u32): void {
  distinctCount = 0;
  distinctBytes = 0;
  places = take((most as usize) << 2);
  takeSlots(FIRST_SLOTS);
}

function takeSlots(count: u32): void {
  const bytes = (count as usize) * SLOT_BYTES;
  slots = take(bytes);
  slotMask = count - 1;
  slotShift = clz(count) + 1;
  memory.fill(slots, 0, bytes);
}

/** Give the index of a value among the distinct ones; -1 if the search takes too long. */
export function indexOf(from: usize, to: usize): i32 {
  const mask = v128.load(masks + min(to - from, HEAD) * HEAD);
  const head = v128.and(v128.load(from), mask);
  const hash = hashOf(head, from, to);
  for (let probe: u32 = 0; probe < LONGEST_PROBE; probe++) {
    const slot = slotAt((hash >> slotShift) + probe);
    const held = load<u32>(slot, INDEX);
    if (held === 0) return add(slot, hash, from, to);
    if (load<u32>(slot) !== hash) continue;
    const other = distinctAt(held - 1);
    // The first bytes say the length where lengths vary.
    if (v128.any_true(v128.xor(v128.and(v128.load(other), mask), head))) continue;
    if (to - from <= HEAD || isTailEqual(other, from, to)) return (held - 1) as i32;
  }
  return -1;
}

/** The same for values that all have so many bytes, eight at most. */
export function indexOfWord(from: usize, bytes: usize): i32 {
  const word = wordAt(from, bytes);
  const hash = ((word * factor) >> 32) as u32;
  for (let probe: u32 = 0; probe < LONGEST_PROBE; probe++) {
    const slot = slotAt((hash >> slotShift) + probe);
    const held = load<u32>(slot, INDEX);
    if (held === 0) return add(slot, hash, from, from + bytes);
    if (wordAt(distinctAt(held - 1), bytes) === word) return (held - 1) as i32;
  }
  return -1;
}

function wordAt(from: usize, bytes: usize): u64 {
  return load<u64>(from) << (((8 - bytes) << 3) as u64);
}

/** Give where a distinct value begins. */
function distinctAt(index: u32): usize {
  return load<u32>(places + ((index as usize) << 2)) as usize;
}

function slotAt(number: u32): usize {
  return slots + ((number & slotMask) as usize) * SLOT_BYTES;
}

/** Hash 16 bytes at a time; the last 16 overlap with those before. */
function hashOf(head: v128, from: usize, to: usize): u32 {
  let hash = mix(0, head);
  if (to - from > HEAD) {
    const last = to - HEAD;
    for (let at = from + HEAD; at < last; at += HEAD) hash = mix(hash, v128.load(at));
    hash = mix(hash, v128.load(last));
  }
  return (hash >> 32) as u32;
}

/** Multiplications carry differences up; what has been hashed before comes down by a shift. */
function mix(hash: u64, bytes: v128): u64 {
  const low = (i64x2.extract_lane(bytes, 0) as u64) ^ hash ^ (hash >> 32);
  return low * factor + (i64x2.extract_lane(bytes, 1) as u64) * otherFactor;
}

function scatter(value: u64): u64 {
  const product = value * GOLDEN_RATIO;
  return product ^ (product >> 32);
}

/** Compare what follows the first bytes. */
function isTailEqual(other: usize, from: usize, to: usize): bool {
  const last = to - HEAD - from;
  for (let at = HEAD; at < last; at += HEAD) {
    if (differ(other + at, from + at)) return false;
  }
  return !differ(other + last, from + last);
}

function differ(a: usize, b: usize): bool {
  return v128.any_true(v128.xor(v128.load(a), v128.load(b)));
}

function add(slot: usize, hash: u32, from: usize, to: usize): i32 {
  const index = distinctCount++;
  store<u32>(places + ((index as usize) << 2), from as u32);
  distinctBytes += to - from;
  store<u32>(slot, hash);
  store<u32>(slot, distinctCount, INDEX);
  if (distinctCount * SLOTS_PER_VALUE > slotMask) grow();
  return index as i32;
}

function grow(): void {
  const old = slots;
  const oldEnd = slots + ((slotMask as usize) + 1) * SLOT_BYTES;
  takeSlots((slotMask + 1) * 2);
  for (let slot = old; slot < oldEnd; slot += SLOT_BYTES) {
    if (load<u32>(slot, INDEX) === 0) continue;
    store<u64>(freeSlot(load<u32>(slot)), load<u64>(slot));
  }
}

function freeSlot(hash: u32): usize {
  let number = hash >> slotShift;
  while (load<u32>(slotAt(number), INDEX) !== 0) number++;
  return slotAt(number);
}

/** Copy the distinct values, in the order in which they came first; gives their address. */
export function copyDistinct(valuesEnd: usize): usize {
  const start = take(distinctBytes);
  let out = start;
  for (let index: u32 = 0; index < distinctCount; index++) {
    const from = distinctAt(index);
    const length = valueEnd(from, valuesEnd) - from;
    copy(out, from, length);
    out += length;
  }
  trim(out);
  return start;
}
