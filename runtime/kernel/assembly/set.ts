/** Sets, whose elements are kept in canonical order: numbers by value, text and bytes by bytes. */
import { copy, isLess, precedes } from "./bytes";
import { columnIn, present, setValueEnd, valueEnd } from "./columns";
import { byteAt, CLOSE_BRACKET, COMMA } from "./json";
import { CHILDREN, INNER, OPERATION, WIDTH } from "./layout";
import { scratch, scratchBytes } from "./memory";
import { DECIMAL, FLOAT32, FLOAT64 } from "./operations";
import { readScalar } from "./scalar";
import { QUOTE } from "./text";

/** Insertion takes the square of this; larger sets take the slow path. */
const MOST_ELEMENTS: u32 = 64;
/** Addresses of the elements' values. */
const places: usize = memory.data(256);

/** Read the elements from behind the opening bracket to behind the closing one. */
export function readSet(node: usize, from: usize, repetition: u32): usize {
  const element = load<u32>(node, CHILDREN) as usize;
  const start = valueEnd(element);
  let level = repetition;
  let count: u32 = 0;
  let p = from;
  while (true) {
    if (byteAt(p) !== QUOTE || count === MOST_ELEMENTS) return 0;
    const at = valueEnd(element);
    setPlace(count, at);
    p = readScalar(element, p + 1);
    if (p === 0 || !present(element, level)) return 0;
    count++;
    level = load<u32>(node, INNER);
    const c = byteAt(p++);
    if (c === CLOSE_BRACKET) break;
    if (c !== COMMA) return 0;
  }
  return sort(element, start, count) ? p : 0;
}

/** Put the last values of a leaf in order; `places` says where they are. */
function sort(element: usize, start: usize, count: u32): bool {
  const width = load<u32>(columnIn(element), WIDTH);
  let isMoved = false;
  for (let i: u32 = 1; i < count; i++) {
    const value = place(i);
    if (isBefore(element, place(i - 1), value, width)) continue;
    let j = i;
    for (; j > 0 && isBefore(element, value, place(j - 1), width); j--) setPlace(j, place(j - 1));
    // Of equal elements the row codec has something to say.
    if (j > 0 && !isBefore(element, place(j - 1), value, width)) return false;
    setPlace(j, value);
    isMoved = true;
  }
  return isMoved ? move(element, start, count, width) : true;
}

function place(index: u32): usize {
  return load<u32>(places + ((index as usize) << 2)) as usize;
}

function setPlace(index: u32, value: usize): void {
  store<u32>(places + ((index as usize) << 2), value as u32);
}

function isBefore(element: usize, a: usize, b: usize, width: u32): bool {
  const operation = load<u32>(element, OPERATION);
  if (operation === FLOAT64) return load<f64>(a) < load<f64>(b);
  if (operation === FLOAT32) return load<f32>(a) < load<f32>(b);
  if (width === 8) return load<i64>(a) < load<i64>(b);
  if (width === 4) return load<i32>(a) < load<i32>(b);
  if (operation === DECIMAL) return isLess(a, b, width as usize);
  const aText = a + 4;
  const bText = b + 4;
  return precedes(aText, aText + (load<u32>(a) as usize), bText, bText + (load<u32>(b) as usize));
}

/** Copy the values out in order, and back. */
function move(element: usize, start: usize, count: u32, width: u32): bool {
  const bytes = valueEnd(element) - start;
  if (bytes > scratchBytes) return false;
  let out = scratch;
  for (let i: u32 = 0; i < count; i++) {
    const value = place(i);
    const length: usize =
      width === 0 ? (4 as usize) + (load<u32>(value) as usize) : (width as usize);
    copy(out, value, length);
    out += length;
  }
  copy(start, scratch, bytes);
  setValueEnd(element, start + bytes);
  return true;
}
