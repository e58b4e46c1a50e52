import { toFixed } from "../codec/numberText.js";
import type { LeafType } from "../columns/Shape.js";
import { fixedWidth } from "../columns/Shape.js";

/** Choose how a PLAIN value is read as the cell that the row codec makes. */
export function cellReader(type: LeafType, bytes: Buffer): (at: number) => unknown {
  switch (type.kind) {
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
    case "text":
      return (at) => bytes.toString("utf8", at + 4, at + 4 + bytes.readUInt32LE(at));
    case "bytes":
      // A Buffer spells itself otherwise than other bytes do.
      return (at) => Buffer.from(bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at)));
    case "date":
      return (at) => new Date(bytes.readInt32LE(at) * 86_400_000).toISOString().slice(0, 10);
    case "timestamp":
      return (at) => new Date(Number(bytes.readBigInt64LE(at)));
    case "decimal": {
      const width = fixedWidth(type);
      return (at) => decimalText(unscaledAt(bytes, at, width), type.scale);
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
