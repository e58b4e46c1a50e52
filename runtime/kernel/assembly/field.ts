import { KEY_INDEX } from "./layout";
import { keySpans } from "./memory";
import { readValue } from "./value";

/** Where the image's part of the spans of key attributes begins: behind those of `Keys`. */
export const SPAN_BYTES: usize = 16;

/** Read a field, and note where the value of a key attribute stands. */
export function readField(field: usize, p: usize, repetition: u32): usize {
  const end = readValue(field, p, repetition);
  const index = load<u32>(field, KEY_INDEX);
  if (index !== 0) noteSpan(index - 1, 8, p, end);
  return end;
}

/** Note where a key attribute's value stands: in `Keys` (at 0) or in the image (at 8). */
export function noteSpan(index: u32, side: usize, from: usize, to: usize): void {
  const span = keySpans + (index as usize) * SPAN_BYTES + side;
  store<u32>(span, from as u32);
  store<u32>(span, (to - from) as u32, 4);
}
