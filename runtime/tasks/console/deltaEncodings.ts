/** A place in a page, as parquetjs-lite's codecs move it. */
interface Cursor {
  readonly buffer: Buffer;
  offset: number;
}

/**
 * Decode integers that are kept as differences: numbers of the type INT32, else bigints.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-encoding-delta_binary_packed--5
 */
export const deltaBinaryPacked = {
  decodeValues(type: string, cursor: Cursor): (number | bigint)[] {
    const values = decodeDeltas(cursor);
    return type === "INT32" ? values.map((value) => Number(BigInt.asIntN(32, value))) : values;
  },
};

/**
 * Decode texts that stand behind all their lengths.
 *
 * @see https://parquet.apache.org/docs/file-format/data-pages/encodings/#delta-length-byte-array-delta_length_byte_array--6
 */
export const deltaLengthByteArray = {
  decodeValues(_type: string, cursor: Cursor): Buffer[] {
    return decodeDeltas(cursor).map((length) => take(cursor, Number(length)));
  },
};

function decodeDeltas(cursor: Cursor): bigint[] {
  const [block = 0, groups = 0, count = 0] = [0, 1, 2].map(() => Number(varint(cursor)));
  let value = zigzag(cursor);
  const values = [value];
  while (values.length < count) {
    const least = zigzag(cursor);
    for (const width of take(cursor, groups)) {
      if (values.length >= count) break;
      for (const excess of unpack(cursor, width, block / groups)) {
        value = BigInt.asIntN(64, value + least + excess);
        values.push(value);
      }
    }
  }
  return values.slice(0, count);
}

/** Read numbers of so many bits, the first in the lowest. */
function unpack(cursor: Cursor, width: number, count: number): bigint[] {
  const bytes = Buffer.from(take(cursor, (width * count) / 8)).reverse();
  const all = BigInt(`0x0${bytes.toString("hex")}`);
  return Array.from({ length: count }, (_, index) =>
    BigInt.asUintN(width, all >> BigInt(index * width)),
  );
}

function zigzag(cursor: Cursor): bigint {
  const value = varint(cursor);
  return (value >> 1n) ^ -(value & 1n);
}

function varint(cursor: Cursor): bigint {
  let value = 0n;
  for (let shift = 0n; ; shift += 7n) {
    const byte = cursor.buffer.readUInt8(cursor.offset++);
    value |= BigInt(byte & 127) << shift;
    if (byte < 128) return value;
  }
}

function take(cursor: Cursor, bytes: number): Buffer {
  const from = cursor.offset;
  cursor.offset += bytes;
  return cursor.buffer.subarray(from, cursor.offset);
}
