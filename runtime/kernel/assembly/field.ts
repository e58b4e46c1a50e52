import { present } from "./columns";
import { byteAt, CLOSE_BRACE } from "./json";
import { KEY_INDEX, KEY_LENGTH, LITERAL_LENGTH, OPERATION } from "./layout";
import { keySpans } from "./memory";
import { JSON_VALUE, LAST_QUOTED, RECORD, TEXT } from "./operations";
import { readAround } from "./record";
import { readScalar, readText } from "./scalar";
import { readInside, readValue } from "./value";

/** Where the image's part of the spans of key attributes begins: behind those of `Keys`. */
export const SPAN_BYTES: usize = 16;

/** Read a field's value, of which nothing is known, and note where that of a key attribute stands. */
export function readField(field: usize, p: usize, repetition: u32): usize {
  const end = readValue(field, p, repetition);
  noteKey(field, p, end);
  return end;
}

/** Read a member whose literal stands at `p`; gives what follows it, or 0. */
export function readContent(field: usize, p: usize, repetition: u32): usize {
  const operation = load<u32>(field, OPERATION);
  const content = p + (load<u32>(field, LITERAL_LENGTH) as usize);
  if (operation > LAST_QUOTED) {
    if (operation >= RECORD) return readAround(field, content);
    // A NULL is JSON, too, unless the field's cell is to be null.
    return operation === JSON_VALUE
      ? readValue(field, content, repetition)
      : readInside(field, content, repetition);
  }
  const end = operation === TEXT ? readText(field, content) : readScalar(field, content);
  if (end === 0 || byteAt(end) !== CLOSE_BRACE || !present(field, repetition)) return 0;
  noteKey(field, p + (load<u32>(field, KEY_LENGTH) as usize), end + 1);
  return end + 1;
}

function noteKey(field: usize, from: usize, to: usize): void {
  const index = load<u32>(field, KEY_INDEX);
  if (index !== 0) noteSpan(index - 1, 8, from, to);
}

/** Note where a key attribute's value stands: in `Keys` (at 0) or in the image (at 8). */
export function noteSpan(index: u32, side: usize, from: usize, to: usize): void {
  const span = keySpans + (index as usize) * SPAN_BYTES + side;
  store<u32>(span, from as u32);
  store<u32>(span, (to - from) as u32, 4);
}
