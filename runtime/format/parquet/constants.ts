/** Numbers of parquet.thrift. */

/** @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift */
export const encodings = {
  plain: 0,
  rle: 3,
  deltaBinaryPacked: 5,
  deltaLengthByteArray: 6,
  rleDictionary: 8,
} as const;
export const pageTypes = { data: 0, dictionary: 2 } as const;

export const physicalTypes = {
  BOOLEAN: 0,
  INT32: 1,
  INT64: 2,
  INT96: 3,
  FLOAT: 4,
  DOUBLE: 5,
  BYTE_ARRAY: 6,
  FIXED_LEN_BYTE_ARRAY: 7,
} as const;

export const repetitionTypes = { REQUIRED: 0, OPTIONAL: 1, REPEATED: 2 } as const;

export const convertedTypes: Readonly<Record<string, number>> = {
  UTF8: 0,
  MAP: 1,
  LIST: 3,
  DECIMAL: 5,
  DATE: 6,
  TIMESTAMP_MILLIS: 9,
};

/** Compressions, as the footer names them. */
export const codecIds = { none: 0, snappy: 1, zstd: 6 } as const;
