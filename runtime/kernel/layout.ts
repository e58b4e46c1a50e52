/** Where things lie in the kernel's memory; `assembly/layout.ts` has the same numbers. */

/** Words of a node, by their index. */
export const nodeWords = {
  operation: 0,
  leaf: 1,
  leaves: 2,
  present: 3,
  inner: 4,
  count: 5,
  null: 6,
  first: 7,
  second: 8,
  children: 9,
  entered: 10,
  key: 11,
  keyLength: 12,
  literalLength: 13,
  countInside: 14,
  keyIndex: 16,
  table: 17,
  tableMask: 18,
} as const;
export const nodeBytes = 176;
/** Where a node has the beginning of its literal, and a mask of the bytes that count. */
export const headOffsets = { head: 112, mask: 144 } as const;
export const headBytes = 32;

export const cursorBytes = 8;
/** Words of a leaf's column. */
export const columnWords = 8;

/** What a field counts for that may be missing, and one that must not. */
export const optionalCount = 1;
export const requiredCount = 1 + 2 ** 16;

export const refused = 0;
export const allowed = 1;
/** NULL is reported by a bit: this and the bit's index. */
export const reported = 2;
/** A word of 64 bits. */
export const mostNulls = 64;

/** Byte offsets in the result. */
export const resultOffsets = { day: 16, millis: 24, table: 48 } as const;
export const resultBytes = 64;

/** Byte offsets in what is known of a record beside its data. */
export const arrivalOffsets = {
  earliest: 0,
  shard: 8,
  sequence: 12,
  version: 16,
  table: 20,
  nulls: 24,
  id: 28,
  micros: 32,
} as const;
export const arrivalBytes = 40;

/** The columns whose leaves come first, in the kernel's order. */
export const changeColumns = [
  "change_id",
  "change_type",
  "change_time",
  "change_time_micros",
  "change_arrived_at",
  "change_shard_id",
  "change_sequence_number",
  "change_user_identity",
  "change_schema_version",
  "change_misfits",
  "change_rescued_data",
] as const;

export const keySpanBytes = 16;
export const keySetBytes = 4096 * 8;

/** The module's own data lie from 64 KiB on, and are small. */
export const firstFree = 1 << 17;
/** What the kernel may read or write behind what it was given. */
export const slack = 64;
/** The longest record in bytes; Kinesis carries 1 MiB, longer ones take the slow path. */
export const inputBytes = 1 << 20;
export const scratchBytes = 1 << 20;
/** The longest of the texts that come with each record. */
export const knownTextBytes = 1024;
