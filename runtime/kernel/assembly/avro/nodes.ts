/**
 * What the host has laid out of a table: a tree of nodes, and the leaf columns. All words have 32
 * bits; `runtime/format/avro/nodes.ts` has the same numbers.
 */

export const NODE_BYTES: usize = 32;
export const OPERATION: usize = 0;
/** 1 where the value may be null. */
export const OPTIONAL: usize = 4;
/** The definition level at which the value is there. */
export const PRESENT: usize = 8;
/** The repetition level at which the elements of a list or map continue. */
export const INNER: usize = 12;
/** Index of the first leaf at or below the node, and how many there are. */
export const LEAF: usize = 16;
export const LEAVES: usize = 20;
/** Index of the first node inside, and how many there are; of a decimal the bytes of a value. */
export const CHILDREN: usize = 24;
export const CHILD_COUNT: usize = 28;

/** Operations. */
export const BOOLEAN: u32 = 0;
export const INT: u32 = 1;
export const LONG: u32 = 2;
export const FLOAT: u32 = 3;
export const DOUBLE: u32 = 4;
export const VARIABLE: u32 = 5;
export const DECIMAL: u32 = 6;
export const LAST_LEAF: u32 = 6;
export const STRUCT: u32 = 7;
/** A list or a map. */
export const REPEATED: u32 = 8;

/** A leaf column's cursors: addresses of its next levels and value, and where its entries end. */
export const LEAF_BYTES: usize = 16;
export const DEFINITIONS: usize = 0;
/** 0 where the column is in no list. */
export const REPETITIONS: usize = 4;
export const VALUES: usize = 8;
export const DEFINITIONS_END: usize = 12;
