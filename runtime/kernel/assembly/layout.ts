/**
 * Where things lie in memory. The host lays them out (`../layout.ts` has the same numbers) and
 * passes the addresses; all words have 32 bits.
 */

/** A node of the plan: what may stand at a place, and where it goes. */
export const NODE_BYTES: usize = 80;
export const OPERATION: usize = 0;
/** Index of the first leaf column at or below the node, and how many there are. */
export const LEAF: usize = 4;
export const LEAVES: usize = 8;
/** The definition level at which the value is there. */
export const PRESENT: usize = 12;
/** The repetition level at which the elements of a list or map continue. */
export const INNER: usize = 16;
/** What becomes of a field that is missing: `REFUSED` or `ALLOWED`. */
export const MISSING: usize = 20;
/** What becomes of NULL: `REFUSED`, `ALLOWED`, or 2 + the bit by which it is reported. */
export const NULL: usize = 24;
/** Two numbers that the operation takes. */
export const FIRST: usize = 28;
export const SECOND: usize = 32;
/** Address of the nodes inside, and how many there are. */
export const CHILDREN: usize = 36;
export const CHILD_COUNT: usize = 40;
/** The member's key as JSON spells it, with quotes and colon: its address and length. */
export const KEY: usize = 44;
export const KEY_LENGTH: usize = 48;
/** Index of the key attribute that the field is, plus 1; 0 for any other. */
export const KEY_INDEX: usize = 52;
/** The struct's table of keys by hash: its address, and a mask for places in it. */
export const TABLE: usize = 56;
export const TABLE_MASK: usize = 60;
/** Written by the kernel: the struct in which the field was met last. */
export const SEEN: usize = 64;
/** Written by the kernel: the field that came after this one last time. */
export const NEXT: usize = 68;
/** Written by the kernel: the field that came first inside last time. */
export const FOREMOST: usize = 72;

export const REFUSED: u32 = 0;
export const ALLOWED: u32 = 1;

/** A leaf column's cursors: where its next level and value go. */
export const CURSOR_BYTES: usize = 16;
export const DEFINITIONS: usize = 0;
export const REPETITIONS: usize = 4;
export const VALUES: usize = 8;

/** What does not change of a leaf column while it is filled. */
export const LIMIT_BYTES: usize = 16;
export const DEFINITIONS_LIMIT: usize = 0;
export const VALUES_LIMIT: usize = 4;
/** Bytes of a value, 0 where they vary. */
export const WIDTH: usize = 8;

/** What a record says besides its image. */
export const RESULT_MICROS: usize = 0;
export const RESULT_NULLS: usize = 8;
export const RESULT_NAME: usize = 16;
export const RESULT_PRECISION: usize = 20;
export const RESULT_DIGITS: usize = 24;
export const RESULT_IMAGE: usize = 28;
/** Ranges of the input: address and length of each. */
export const RESULT_SPANS: usize = 32;
