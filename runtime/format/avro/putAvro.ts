import { fixedWidth, type LeafType } from "../../columns/Shape.js";
import type { AvroBytes } from "./AvroBytes.js";

/** Writes the PLAIN value that begins at `at`; gives where the next one begins. */
export type PutAvro = (out: AvroBytes, plain: Buffer, at: number) => number;

/** Choose how a type's values become Avro. */
export function putAvro(type: LeafType): PutAvro {
  switch (type.kind) {
    case "boolean":
      return (out, plain, at) => {
        out.byte(plain[at] as number);
        return at + 1;
      };
    case "int32":
    case "date":
      return putInt;
    case "int64":
    case "timestamp":
      return putLong;
    case "float32":
    case "float64":
      return putBytes(fixedWidth(type));
    case "text":
    case "bytes":
      return putVariable;
    case "decimal":
      return putDecimal(fixedWidth(type));
  }
}

function putInt(out: AvroBytes, plain: Buffer, at: number): number {
  out.int(plain.readInt32LE(at));
  return at + 4;
}

function putLong(out: AvroBytes, plain: Buffer, at: number): number {
  out.long(plain.readInt32LE(at), plain.readInt32LE(at + 4));
  return at + 8;
}

/** Floats are in little endian in both encodings. */
function putBytes(width: number): PutAvro {
  return (out, plain, at) => {
    out.append(plain, at, at + width);
    return at + width;
  };
}

function putVariable(out: AvroBytes, plain: Buffer, at: number): number {
  const length = plain.readUInt32LE(at);
  // A long whose sign is known.
  if (length < 2 ** 30) out.varint(length * 2);
  else out.long(length, 0);
  out.append(plain, at + 4, at + 4 + length);
  return at + 4 + length;
}

/**
 * A decimal is the fewest bytes of two's complement, the high byte first. PLAIN has that order
 * where the width is not a machine's.
 */
function putDecimal(width: number): PutAvro {
  const isLittleEndian = width <= 8;
  const digits = new Uint8Array(width);
  return (out, plain, at) => {
    for (let byte = 0; byte < width; byte++) {
      digits[byte] = plain[at + (isLittleEndian ? width - 1 - byte : byte)] as number;
    }
    const from = firstNeeded(digits);
    out.varint((width - from) * 2);
    out.append(digits, from, width);
    return at + width;
  };
}

/** Bytes that only repeat the sign say nothing. */
function firstNeeded(digits: Uint8Array): number {
  const sign = (digits[0] as number) >> 7;
  const filler = sign === 1 ? 0xff : 0;
  let first = 0;
  while (
    first < digits.length - 1 &&
    digits[first] === filler &&
    (digits[first + 1] as number) >> 7 === sign
  ) {
    first++;
  }
  return first;
}
