/**
 * Tells whether an object has a key twice. Keys are known by hash alone: two that agree by chance
 * look like one that comes twice, and the record takes the slow path, which looks closer.
 */
import { GOLDEN_RATIO } from "./bytes";
import { keySet } from "./memory";

const SLOTS: u32 = 4096;
/** A record of more keys, or of keys made to collide, takes the slow path. */
const MOST_KEYS: u32 = 2048;
const LONGEST_PROBE: u32 = 32;

let record: u32 = 0;
let keys: u32 = 0;
let object: u32 = 0;

/** Forget the keys of the record before. */
export function clearKeys(): void {
  record++;
  if (record === 0) {
    memory.fill(keySet, 0, SLOTS * 8);
    record = 1;
  }
  keys = 0;
  object = 0;
}

/** Number an object. */
export function nextObject(): u32 {
  return ++object;
}

/** Add an object's key; false if it may be there already. */
export function addKey(owner: u32, hash: u32): bool {
  if (++keys > MOST_KEYS) return false;
  let mixed = (hash ^ (owner * 0x9e3779b1)) * 0x85ebca6b;
  mixed ^= mixed >> 15;
  for (let probe: u32 = 0; probe < LONGEST_PROBE; probe++) {
    const slot = keySet + ((((mixed + probe) & (SLOTS - 1)) << 3) as usize);
    if (load<u32>(slot) !== record) {
      store<u32>(slot, record);
      store<u32>(slot, mixed, 4);
      return true;
    }
    if (load<u32>(slot, 4) === mixed) return false;
  }
  return false;
}

/**
 * Add the key of an object's next member, whose index is `member`; false if it may be there
 * already. Most objects have one member, so the first key is added when there is a second.
 */
export function addMember(object: u32, member: u32, first: u32, hash: u32): bool {
  if (member === 0) return true;
  return (member > 1 || addKey(object, first)) && addKey(object, hash);
}

/** Hash a key for the set, eight bytes at a time; what stands behind it is masked out. */
export function hashKey(from: usize, to: usize): u32 {
  let hash: u64 = (to - from) as u64;
  let p = from;
  for (; p + 8 <= to; p += 8) hash = mix(hash ^ load<u64>(p));
  const rest = (to - p) << 3;
  if (rest !== 0) hash = mix(hash ^ (load<u64>(p) & (((1 as u64) << (rest as u64)) - 1)));
  return (hash ^ (hash >> 32)) as u32;
}

function mix(value: u64): u64 {
  const product = value * GOLDEN_RATIO;
  return product ^ (product >> 29);
}

/** Hash bytes as the host does, for the tables of keys. */
export function hashBytes(from: usize, to: usize): u32 {
  let hash: u32 = 0x811c9dc5;
  for (let p = from; p < to; p++) hash = (hash ^ (load<u8>(p) as u32)) * 0x01000193;
  return hash ^ (hash >> 16);
}
