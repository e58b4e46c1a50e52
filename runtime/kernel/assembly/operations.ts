/** What the kernel does at a node; `../operations.ts` has the same numbers. */

/** Texts: their content stands in quotes. */
export const TEXT: u32 = 1;
export const SYMBOL: u32 = 2;
export const UUID: u32 = 3;
export const DATE: u32 = 4;
export const TIMESTAMP: u32 = 5;
export const TIMESTAMP_UTC: u32 = 6;
export const BYTES_TEXT: u32 = 7;
export const INT32_TEXT: u32 = 8;
export const INT64_TEXT: u32 = 9;
export const DECIMAL_TEXT: u32 = 10;
export const LAST_TEXT: u32 = 15;

/** Numbers. */
export const INT32: u32 = 16;
export const INT64: u32 = 17;
export const FLOAT32: u32 = 18;
export const FLOAT64: u32 = 19;
export const DECIMAL: u32 = 20;
export const TIMESTAMP_EPOCH: u32 = 21;
export const DATE_EPOCH: u32 = 22;
export const LAST_NUMBER: u32 = 31;

export const BYTES: u32 = 32;
/** The last operation whose content stands in quotes. */
export const LAST_QUOTED: u32 = 32;
export const BOOLEAN: u32 = 33;
export const JSON_VALUE: u32 = 34;
export const LIST: u32 = 35;
export const SET: u32 = 36;
export const MAP: u32 = 37;
export const STRUCT: u32 = 38;
/** A value that the kernel leaves to the row codec. */
export const OTHER: u32 = 39;

/** Members of the change record around the image. */
export const RECORD: u32 = 48;
export const PASS: u32 = 49;
export const EVENT_ID: u32 = 50;
export const EVENT_NAME: u32 = 51;
export const IDENTITY: u32 = 52;
export const TIME: u32 = 53;
export const PRECISION: u32 = 54;
export const KEYS: u32 = 55;
export const KEY_VALUE: u32 = 56;
export const NEW_IMAGE: u32 = 57;
export const OLD_IMAGE: u32 = 58;
export const TABLE_NAME: u32 = 59;
/** The item of a snapshot's line. */
export const ITEM: u32 = 60;
