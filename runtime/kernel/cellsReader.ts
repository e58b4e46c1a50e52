import { isAscii } from "node:buffer";
import { spellDay } from "../codec/calendar.js";
import { toFixed } from "../codec/numberText.js";
import { fixedWidth, type LeafType } from "../columns/Shape.js";

/** Read PLAIN values one after another as the cells that the row codec makes. */
export function cellsReader(type: LeafType, plain: Uint8Array): () => unknown {
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.length);
  const width = fixedWidth(type);
  if (width === 0) return type.kind === "text" ? texts(bytes) : binaries(bytes);
  const read = valueReader(type, bytes, width);
  let at = -width;
  return () => {
    at += width;
    return read(at);
  };
}

/** Texts of ASCII are cut from one that is as long as all, which is faster than to make each. */
function texts(bytes: Buffer): () => string {
  const all = isAscii(bytes) ? bytes.toString("latin1") : undefined;
  let end = 0;
  return () => {
    const from = end + 4;
    end = from + bytes.readUInt32LE(end);
    return all === undefined ? bytes.toString("utf8", from, end) : all.slice(from, end);
  };
}

function binaries(bytes: Buffer): () => Buffer {
  let end = 0;
  return () => {
    const from = end + 4;
    end = from + bytes.readUInt32LE(end);
    // As the row codec does: a Buffer spells itself otherwise than other bytes do.
    return Buffer.from(bytes.subarray(from, end));
  };
}

type FixedType = Exclude<LeafType, { readonly kind: "text" | "bytes" }>;

function valueReader(type: LeafType, bytes: Buffer, width: number): (at: number) => unknown {
  switch ((type as FixedType).kind) {
    case "boolean":
      return (at) => bytes[at] === 1;
    case "int32":
      return (at) => bytes.readInt32LE(at);
    case "int64":
      return (at) => bytes.readBigInt64LE(at);
    case "float32":
      return (at) => bytes.readFloatLE(at);
    case "float64":
      return (at) => bytes.readDoubleLE(at);
    case "date":
      return (at) => spellDay(bytes.readInt32LE(at));
    case "timestamp":
      return (at) => new Date(Number(bytes.readBigInt64LE(at)));
    case "decimal": {
      const { scale } = type as Extract<LeafType, { readonly kind: "decimal" }>;
      return (at) => decimalText(unscaledAt(bytes, at, width), scale);
    }
  }
}

function unscaledAt(bytes: Buffer, at: number, width: number): bigint {
  if (width === 4) return BigInt(bytes.readInt32LE(at));
  if (width === 8) return bytes.readBigInt64LE(at);
  const hex = bytes.toString("hex", at, at + width);
  return BigInt.asIntN(width * 8, BigInt(`0x${hex}`));
}

function decimalText(unscaled: bigint, scale: number): string {
  const negative = unscaled < 0n;
  const digits = unscaled === 0n ? "" : String(negative ? -unscaled : unscaled);
  return toFixed({ negative, digits, exponent: -scale }, scale);
}
