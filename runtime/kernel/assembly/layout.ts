/**
 * Where things lie in memory. The host lays them out (`../layout.ts` has the same numbers) and
 * passes the addresses; all words have 32 bits.
 */

/** A node of the plan: what may stand at a place, and where it goes. */
export const NODE_BYTES: usize = 176;
export const OPERATION: usize = 0;
/** Index of the first leaf column at or below the node, and how many there are. */
export const LEAF: usize = 4;
export const LEAVES: usize = 8;
/** The definition level at which the value is there. */
export const PRESENT: usize = 12;
/** The repetition level at which the elements of a list or map continue. */
export const INNER: usize = 16;
/**
 * What a field counts for where the members of a struct are counted: 1, and 2^16 besides if it must
 * not be missing.
 */
export const COUNT: usize = 20;
export const REQUIRED_BITS: u32 = 16;
/** What becomes of NULL: `REFUSED`, `ALLOWED`, or 2 + the bit by which it is reported. */
export const NULL: usize = 24;
/** Two numbers that the operation takes. */
export const FIRST: usize = 28;
export const SECOND: usize = 32;
/** Address of the nodes inside; how many fields, the first ones, append levels where they are missing. */
export const CHILDREN: usize = 36;
export const ENTERED: usize = 40;
/**
 * The member's literal: its key as JSON spells it, with quotes and colon, and behind it how a value
 * of the node begins, as `{"S":"`. Its address, the length of the key, and that of all.
 */
export const KEY: usize = 44;
export const KEY_LENGTH: usize = 48;
export const LITERAL_LENGTH: usize = 52;
/** What the fields inside count for together. */
export const COUNT_INSIDE: usize = 56;
/** Index of the key attribute that the field is, plus 1; 0 for any other. */
export const KEY_INDEX: usize = 64;
/** The struct's table of keys by hash: its address, and a mask for places in it. */
export const TABLE: usize = 68;
export const TABLE_MASK: usize = 72;
/** Written by the kernel: the struct in which the field was met last. */
export const SEEN: usize = 76;
/** Written by the kernel: the field that came after this one last time, and another that did. */
export const NEXT: usize = 80;
/** Written by the kernel: the field that came first inside last time, and another that did. */
export const FOREMOST: usize = 88;
/** Written by the kernel: where the field's key began last, and its value ended. */
export const MEMBER: usize = 96;
export const MEMBER_END: usize = 100;
/** Written by the kernel: the addresses of the first leaf's cursor and column. */
export const CURSOR: usize = 104;
export const COLUMN: usize = 108;
/** The literal's first 32 bytes, zeros behind a shorter one, and a mask of those that count. */
export const HEAD: usize = 112;
export const HEAD_MASK: usize = 144;
export const HEAD_BYTES: usize = 32;
/** How far behind the one the other stands. */
export const OTHER: usize = 4;

export const REFUSED: u32 = 0;
export const ALLOWED: u32 = 1;

/** Where a leaf column's next value goes, and, if it is in a list, its next entry's levels. */
export const CURSOR_BYTES: usize = 8;
export const VALUES: usize = 0;
export const LEVELS: usize = 4;

/** What does not change of a leaf column while it is filled. */
export const COLUMN_BYTES: usize = 32;
export const VALUES_START: usize = 0;
export const VALUES_LIMIT: usize = 4;
/** Bytes of a value, 0 where they vary. */
export const WIDTH: usize = 8;
/** Definition levels: of a column that is in no list, a byte for each row, 0 until it is set. */
export const DEFINITIONS: usize = 12;
export const DEFINITIONS_LIMIT: usize = 16;
/** How far behind the definition levels the repetition levels lie; 0 for a column in no list. */
export const REPETITIONS: usize = 20;
/** The definition level of an entry that has a value. */
export const MAX_DEFINITION: usize = 24;

/** What a record says besides its image. */
export const RESULT_MICROS: usize = 0;
export const RESULT_NULLS: usize = 8;
/** The days since the epoch at which the change was made. */
export const RESULT_DAY: usize = 16;
/** Milliseconds since the epoch, a double. */
export const RESULT_MILLIS: usize = 24;
export const RESULT_NAME: usize = 32;
export const RESULT_PRECISION: usize = 36;
export const RESULT_DIGITS: usize = 40;
/** The struct that the image is that tells of the change; 0 until it has been read. */
export const RESULT_IMAGE: usize = 44;
/** Where the table's name stands: address and length. */
export const RESULT_TABLE: usize = 48;
export const RESULT_BYTES: usize = 64;

/** What is known of a record beside its data, written by the host: texts are PLAIN. */
export const ARRIVAL_EARLIEST: usize = 0;
export const ARRIVAL_SHARD: usize = 8;
export const ARRIVAL_SEQUENCE: usize = 12;
export const ARRIVAL_VERSION: usize = 16;
export const ARRIVAL_TABLE: usize = 20;
/** Texts of the entries for NULLs that are reported, by bit: their addresses. */
export const ARRIVAL_NULLS: usize = 24;
/** Of a snapshot's line, the id of its row, and the microseconds since the epoch, a double. */
export const ARRIVAL_ID: usize = 28;
export const ARRIVAL_MICROS: usize = 32;

/** The leaves of the `change_` columns, which come first, in the order of their schema. */
export const CHANGE_ID: u32 = 0;
export const CHANGE_TYPE: u32 = 1;
export const CHANGE_TIME: u32 = 2;
export const CHANGE_TIME_MICROS: u32 = 3;
export const CHANGE_ARRIVED_AT: u32 = 4;
export const CHANGE_SHARD_ID: u32 = 5;
export const CHANGE_SEQUENCE_NUMBER: u32 = 6;
export const CHANGE_USER_IDENTITY: u32 = 7;
export const CHANGE_SCHEMA_VERSION: u32 = 8;
export const CHANGE_MISFITS: u32 = 9;
export const CHANGE_RESCUED_DATA: u32 = 10;
