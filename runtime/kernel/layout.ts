/** Where things lie in the kernel's memory; `assembly/layout.ts` has the same numbers. */

/** Words of a node, by their index. */
export const nodeWords = {
  operation: 0,
  leaf: 1,
  leaves: 2,
  present: 3,
  inner: 4,
  missing: 5,
  null: 6,
  first: 7,
  second: 8,
  children: 9,
  childCount: 10,
  key: 11,
  keyLength: 12,
  keyIndex: 13,
  table: 14,
  tableMask: 15,
} as const;
export const nodeBytes = 80;

export const cursorBytes = 16;
export const limitBytes = 16;

export const refused = 0;
export const allowed = 1;
/** NULL is reported by a bit: this and the bit's index. */
export const reported = 2;
/** A word of 64 bits. */
export const mostNulls = 64;

/** Byte offsets in the result. */
export const resultOffsets = { micros: 0, nulls: 8, name: 16, spans: 32 } as const;
export const resultBytes = 64;
export const spans = { eventId: 0, tableName: 1, identity: 2 } as const;

export const keySpanBytes = 16;
export const keySetBytes = 4096 * 8;

/** The module's own data lie from 64 KiB on, and are small. */
export const firstFree = 1 << 17;
/** What the kernel may read or write behind what it was given. */
export const slack = 64;
/** The longest record in bytes; Kinesis carries 1 MiB, longer ones take the slow path. */
export const inputBytes = 1 << 20;
export const scratchBytes = 1 << 20;
