/** Writes a column's pages and finds what the footer says of it. */
import { take, trim } from "../arena";
import { bounds, findBounds } from "./bounds";
import { setColumn, type, values, valuesEnd } from "./column";
import { buildDictionary, dictionary, dictionaryEnd, hasDictionary } from "./dictionary";
import {
  bodyEndOf,
  bodyOf,
  isRandom,
  PAGE_BYTES,
  pageCount,
  pages,
  setPacked,
  writePages,
} from "./pages";
import { putSnappy, putStored, SNAPPY_TABLE_BYTES, snappyBound } from "./snappy";

/** What there is to read: the number of pages, their address, and that of the bounds. */
const result: usize = memory.data(16, 16);

/** Encode the column that a block of words tells of; gives the address of the result. */
export function encodeColumn(block: usize, isSnappy: bool): usize {
  setColumn(block);
  buildDictionary();
  if (hasDictionary) findBounds(type, dictionary, dictionaryEnd);
  else findBounds(type, values, valuesEnd);
  writePages();
  if (isSnappy) packPages();
  store<u32>(result, pageCount);
  store<u32>(result, pages as u32, 4);
  store<u32>(result, bounds as u32, 8);
  return result;
}

function packPages(): void {
  const table = take(SNAPPY_TABLE_BYTES);
  for (let index: u32 = 0; index < pageCount; index++) {
    const page = pages + (index as usize) * PAGE_BYTES;
    const from = bodyOf(page);
    const to = bodyEndOf(page);
    const out = take(snappyBound(to - from));
    const end = isRandom(page) ? putStored(out, from, to) : putSnappy(out, from, to, table);
    trim(end);
    setPacked(page, out, end);
  }
}
