/** Strict base64 (RFC 4648 §4): padded, with no bits left over. */
import { setValueEnd, valueEnd, valueLimit } from "./columns";
import { base64Table, full, scratch, scratchBytes } from "./memory";
import { plainEnd, QUOTE } from "./text";

const PADDING: u32 = 0x3d;

/** What the host's table has for a byte that is no character of base64 is above 63. */
function sextet(p: usize): u32 {
  return load<u8>(base64Table + (load<u8>(p) as usize)) as u32;
}

/** Decode `[from, to)` to `out` and give where that ends; 0 if it is not base64. */
function decode(from: usize, to: usize, out: usize): usize {
  if (((to - from) & 3) !== 0) return 0;
  if (from === to) return out;
  let p = from;
  let q = out;
  for (; p < to - 4; p += 4) {
    const first = sextet(p);
    const second = sextet(p + 1);
    const third = sextet(p + 2);
    const fourth = sextet(p + 3);
    if ((first | second | third | fourth) > 63) return 0;
    const bits = (first << 18) | (second << 12) | (third << 6) | fourth;
    store<u8>(q, (bits >> 16) as u8);
    store<u8>(q + 1, (bits >> 8) as u8);
    store<u8>(q + 2, bits as u8);
    q += 3;
  }
  return decodeLast(p, q);
}

/** Decode four characters, of which the last two may be padding. */
function decodeLast(p: usize, q: usize): usize {
  const padding = (load<u8>(p + 3) as u32) === PADDING;
  const two = padding && (load<u8>(p + 2) as u32) === PADDING;
  const third: u32 = two ? 0 : sextet(p + 2);
  const fourth: u32 = padding ? 0 : sextet(p + 3);
  if ((sextet(p) | sextet(p + 1) | third | fourth) > 63) return 0;
  const bits = (sextet(p) << 18) | (sextet(p + 1) << 12) | (third << 6) | fourth;
  if ((two && (bits & 0xffff) !== 0) || (padding && (bits & 0xff) !== 0)) return 0;
  store<u8>(q, (bits >> 16) as u8);
  if (two) return q + 1;
  store<u8>(q + 1, (bits >> 8) as u8);
  if (padding) return q + 2;
  store<u8>(q + 2, bits as u8);
  return q + 3;
}

/** Read bytes up to the closing quote, encoded as often as said. */
export function readBytes(node: usize, from: usize, isTwice: bool): usize {
  const end = plainEnd(from);
  if ((load<u8>(end) as u32) !== QUOTE) return 0;
  const at = valueEnd(node);
  if (end - from > scratchBytes || at + 4 + (end - from) > valueLimit(node)) return full();
  let stop: usize;
  if (isTwice) {
    const inner = decode(from, end, scratch);
    stop = inner === 0 ? 0 : decode(scratch, inner, at + 4);
  } else stop = decode(from, end, at + 4);
  if (stop === 0) return 0;
  store<u32>(at, (stop - at - 4) as u32);
  setValueEnd(node, stop);
  return end + 1;
}
