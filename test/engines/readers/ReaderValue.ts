/**
 * A value as each outside reader's is spelt, without loss and the same for all, so that what
 * pyarrow, fastavro and Trino have read can be compared with one expectation:
 *
 * - int8 to int32: a number; int64: text
 * - float and double: a number, or `"NaN"`, `"Infinity"`, `"-Infinity"`
 * - decimal: text with all digits of its scale, `"12.50"`
 * - timestamp: text of the milliseconds since the epoch, with a fraction if it has more digits
 * - date: `YYYY-MM-DD`
 * - bytes: base64
 * - list: an array; map: an array of `[key, value]` sorted by key; struct: an object
 */
export type ReaderValue =
  | null
  | boolean
  | number
  | string
  | readonly ReaderValue[]
  | { readonly [name: string]: ReaderValue };

/** A row as a reader has read it: column name → value. */
export type ReaderRow = Readonly<Record<string, ReaderValue>>;
