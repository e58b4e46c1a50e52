/**
 * Single values in Avro's binary encoding.
 *
 * @see https://avro.apache.org/docs/1.12.0/specification/#binary-encoding
 */
import { putVarint, putZigzag } from "../arena";
import { copy } from "../bytes";
import { BOOLEAN, CHILD_COUNT, DOUBLE, FLOAT, INT, LONG, OPERATION, VALUES } from "./nodes";

/**
 * Write a leaf's next value, which is there and of any type but `VARIABLE`, and pass over it; gives
 * where it ends.
 */
export function putLeafValue(node: usize, leaf: usize, out: usize): usize {
  const value = load<u32>(leaf, VALUES) as usize;
  switch (load<u32>(node, OPERATION)) {
    case BOOLEAN:
      store<u8>(out, load<u8>(value));
      return passed(leaf, value + 1, out + 1);
    case INT:
      return passed(leaf, value + 4, putZigzag(out, load<i32>(value) as i64));
    case LONG:
      return passed(leaf, value + 8, putZigzag(out, load<i64>(value)));
    case FLOAT:
      store<u32>(out, load<u32>(value));
      return passed(leaf, value + 4, out + 4);
    case DOUBLE:
      store<u64>(out, load<u64>(value));
      return passed(leaf, value + 8, out + 8);
    default:
      return putDecimal(leaf, value, load<u32>(node, CHILD_COUNT) as usize, out);
  }
}

function passed(leaf: usize, end: usize, out: usize): usize {
  store<u32>(leaf, end as u32, VALUES);
  return out;
}

/** The longest text whose length takes one byte. */
const MOST_SHORT: usize = 63;

/** Write a leaf's next text, or other bytes of any length, and pass over it. */
export function putVariable(leaf: usize, out: usize): usize {
  const value = load<u32>(leaf, VALUES) as usize;
  const length = load<u32>(value) as usize;
  const from = value + 4;
  if (length > MOST_SHORT) {
    const start = putVarint(out, (length as u64) << 1);
    copy(start, from, length);
    return passed(leaf, from + length, start + length);
  }
  // Most are short, and calls would take longer than what they do.
  store<u8>(out, (length << 1) as u8);
  for (let at: usize = 0; at < length; at += 16) v128.store(out + 1 + at, v128.load(from + at));
  return passed(leaf, from + length, out + 1 + length);
}

/**
 * A decimal is the fewest bytes of two's complement, the high byte first. PLAIN has that order
 * where the width is not a machine's.
 */
function putDecimal(leaf: usize, value: usize, width: usize, out: usize): usize {
  if (width > 8) return putWide(leaf, value, width, out);
  const number = width === 4 ? (load<i32>(value) as i64) : load<i64>(value);
  const bits = 65 - clz(number ^ (number >> 63));
  const bytes = (bits + 7) >> 3;
  store<u8>(out, (bytes << 1) as u8);
  store<u64>(out + 1, bswap((number << (64 - (bytes << 3))) as u64));
  return passed(leaf, value + width, out + 1 + (bytes as usize));
}

/** Bytes that only repeat the sign say nothing. */
function putWide(leaf: usize, value: usize, width: usize, out: usize): usize {
  const end = value + width;
  let first = value;
  while (first + 1 < end && load<i8>(first) === load<i8>(first + 1) >> 7) first++;
  store<u8>(out, ((end - first) << 1) as u8);
  copy(out + 1, first, end - first);
  return passed(leaf, end, out + 1 + (end - first));
}
