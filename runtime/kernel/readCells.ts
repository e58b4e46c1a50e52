import { isAscii } from "node:buffer";
import { spellDay } from "../codec/calendar.js";
import { toFixed } from "../codec/numberText.js";
import { fixedWidth, type LeafType } from "../columns/Shape.js";

/** Read PLAIN values as the cells that the row codec makes. */
export function readCells(type: LeafType, plain: Uint8Array): unknown[] {
  const bytes = Buffer.from(plain.buffer, plain.byteOffset, plain.length);
  const view = new DataView(plain.buffer, plain.byteOffset, plain.length);
  const width = fixedWidth(type);
  if (width === 0) return type.kind === "text" ? texts(bytes, view) : binaries(bytes, view);
  const read = valueReader(type, bytes, view, width);
  const cells: unknown[] = [];
  for (let at = 0; at < bytes.length; at += width) cells.push(read(at));
  return cells;
}

/** Texts of ASCII are cut from one that is as long as all, which is faster than to make each. */
function texts(bytes: Buffer, view: DataView): string[] {
  const all = isAscii(bytes) ? bytes.toString("latin1") : undefined;
  const cells: string[] = [];
  let end = 0;
  while (end < bytes.length) {
    const from = end + 4;
    end = from + view.getUint32(end, true);
    cells.push(all === undefined ? bytes.toString("utf8", from, end) : all.slice(from, end));
  }
  return cells;
}

function binaries(bytes: Buffer, view: DataView): Buffer[] {
  const cells: Buffer[] = [];
  let end = 0;
  while (end < bytes.length) {
    const from = end + 4;
    end = from + view.getUint32(end, true);
    // As the row codec does: a Buffer spells itself otherwise than other bytes do.
    cells.push(Buffer.from(bytes.subarray(from, end)));
  }
  return cells;
}

type FixedType = Exclude<LeafType, { readonly kind: "text" | "bytes" }>;

function valueReader(
  type: LeafType,
  bytes: Buffer,
  view: DataView,
  width: number,
): (at: number) => unknown {
  switch ((type as FixedType).kind) {
    case "boolean":
      return (at) => bytes[at] === 1;
    case "int32":
      return (at) => view.getInt32(at, true);
    case "int64":
      return (at) => view.getBigInt64(at, true);
    case "float32":
      return (at) => view.getFloat32(at, true);
    case "float64":
      return (at) => view.getFloat64(at, true);
    case "date":
      return (at) => spellDay(view.getInt32(at, true));
    case "timestamp":
      return (at) => new Date(Number(view.getBigInt64(at, true)));
    case "decimal": {
      const { scale } = type as Extract<LeafType, { readonly kind: "decimal" }>;
      return (at) => decimalText(unscaledAt(bytes, view, at, width), scale);
    }
  }
}

function unscaledAt(bytes: Buffer, view: DataView, at: number, width: number): bigint {
  if (width === 4) return BigInt(view.getInt32(at, true));
  if (width === 8) return view.getBigInt64(at, true);
  const hex = bytes.toString("hex", at, at + width);
  return BigInt.asIntN(width * 8, BigInt(`0x${hex}`));
}

function decimalText(unscaled: bigint, scale: number): string {
  const negative = unscaled < 0n;
  const digits = unscaled === 0n ? "" : String(negative ? -unscaled : unscaled);
  return toFixed({ negative, digits, exponent: -scale }, scale);
}
