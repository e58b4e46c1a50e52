/**
 * Huffman's codes in the form that deflate has them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2
 */

/** A symbol's word: its bits in the order of writing, above their number. */
export const CODE_SHIFT: u32 = 8;
const SYMBOL_BITS: u32 = 9;
const MOST_LENGTHS: u32 = 32;

/** The symbols in use, the rarest first, and below it each one's count, later its depth. */
const order: usize = memory.data(1152, 16);
const depths: usize = memory.data(1152, 16);
/** Where the symbols begin whose counts have a logarithm, and where the next of them goes. */
const places: usize = memory.data(256, 16);
const PLACE_BYTES: usize = 8;
const NEXT_PLACE: usize = 4;
const LOGARITHMS: usize = 32;
/** How many codes have a length; later the next code of it. */
const lengths: usize = memory.data(128, 16);

function word(list: usize, index: u32): u32 {
  return load<u32>(list + ((index as usize) << 2));
}

function setWord(list: usize, index: u32, value: u32): void {
  store<u32>(list + ((index as usize) << 2), value);
}

/** Choose codes of so many bits at most by the symbols' counts; a symbol without gets none. */
export function buildCodes(counts: usize, symbols: u32, mostBits: u32, codes: usize): void {
  // A code of one symbol is refused by some readers.
  for (let symbol: u32 = 0; symbol < 2; symbol++) {
    if (word(counts, symbol) === 0 && used(counts, symbols) < 2) setWord(counts, symbol, 1);
  }
  const count = sortSymbols(counts, symbols);
  findDepths(count);
  limitLengths(count, mostBits);
  memory.fill(codes, 0, (symbols as usize) << 2);
  setLengths(codes, mostBits);
  setCodes(codes, symbols, mostBits);
}

function used(counts: usize, symbols: u32): u32 {
  let count: u32 = 0;
  for (let symbol: u32 = 0; symbol < symbols; symbol++) if (word(counts, symbol) !== 0) count++;
  return count;
}

/** Sort the symbols that come by their counts' logarithms, and those with one by what they add. */
function sortSymbols(counts: usize, symbols: u32): u32 {
  const count = reservePlaces(counts, symbols);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const own = word(counts, symbol);
    if (own === 0) continue;
    const key = (own << SYMBOL_BITS) | symbol;
    const place = placeOf(own);
    const first = load<u32>(place);
    let at = load<u32>(place, NEXT_PLACE);
    store<u32>(place, at + 1, NEXT_PLACE);
    for (; at > first && word(order, at - 1) > key; at--) setWord(order, at, word(order, at - 1));
    setWord(order, at, key);
  }
  for (let at: u32 = 0; at < count; at++) setWord(depths, at, word(order, at) >> SYMBOL_BITS);
  return count;
}

/** Keep a place for each symbol that comes; gives their number. */
function reservePlaces(counts: usize, symbols: u32): u32 {
  memory.fill(places, 0, LOGARITHMS * PLACE_BYTES);
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const own = word(counts, symbol);
    if (own === 0) continue;
    const place = placeOf(own);
    store<u32>(place, load<u32>(place) + 1);
  }
  let next: u32 = 0;
  for (let at: usize = 0; at < LOGARITHMS * PLACE_BYTES; at += PLACE_BYTES) {
    const held = load<u32>(places + at);
    store<u32>(places + at, next);
    store<u32>(places + at, next, NEXT_PLACE);
    next += held;
  }
  return next;
}

function placeOf(count: u32): usize {
  return places + ((31 - clz(count)) as usize) * PLACE_BYTES;
}

/** Moffat and Katajainen's calculation of minimum-redundancy codes, in place. */
function findDepths(count: u32): void {
  setWord(depths, 0, word(depths, 0) + word(depths, 1));
  let root: u32 = 0;
  let leaf: u32 = 2;
  for (let next: u32 = 1; next + 1 < count; next++) {
    let weight: u32 = 0;
    for (let child = 0; child < 2; child++) {
      const isInner = leaf >= count || (root < next && word(depths, root) < word(depths, leaf));
      weight += word(depths, isInner ? root : leaf);
      if (isInner) setWord(depths, root++, next);
      else leaf++;
    }
    setWord(depths, next, weight);
  }
  setWord(depths, count - 2, 0);
  for (let next = (count as i32) - 3; next >= 0; next--) {
    setWord(depths, next as u32, word(depths, word(depths, next as u32)) + 1);
  }
}

/** Count the leaves of each depth below the inner nodes, and keep none that is too deep. */
function limitLengths(count: u32, mostBits: u32): void {
  memory.fill(lengths, 0, (MOST_LENGTHS as usize) << 2);
  let free: u32 = 1;
  let inner = (count as i32) - 2;
  for (let depth: u32 = 0; free > 0; depth++) {
    let nodes: u32 = 0;
    while (inner >= 0 && word(depths, inner as u32) === depth) {
      nodes++;
      inner--;
    }
    const length = min(depth, mostBits);
    setWord(lengths, length, word(lengths, length) + free - nodes);
    free = nodes * 2;
  }
  let taken: u32 = 0;
  for (let length: u32 = 1; length <= mostBits; length++) {
    taken += word(lengths, length) << (mostBits - length);
  }
  for (; taken > (1 as u32) << mostBits; taken--) deepen(mostBits);
}

/** Hang a leaf that is too deep beside the deepest other one. */
function deepen(mostBits: u32): void {
  setWord(lengths, mostBits, word(lengths, mostBits) - 1);
  let length = mostBits - 1;
  while (word(lengths, length) === 0) length--;
  setWord(lengths, length, word(lengths, length) - 1);
  setWord(lengths, length + 1, word(lengths, length + 1) + 2);
}

/** The rarest symbols get the longest codes. */
function setLengths(codes: usize, mostBits: u32): void {
  let at: u32 = 0;
  for (let length = mostBits; length > 0; length--) {
    for (let left = word(lengths, length); left > 0; left--) {
      setWord(codes, word(order, at++) & ((1 << SYMBOL_BITS) - 1), length);
    }
  }
}

function setCodes(codes: usize, symbols: u32, mostBits: u32): void {
  let code: u32 = 0;
  for (let length: u32 = 1; length <= mostBits; length++) {
    const count = word(lengths, length);
    setWord(lengths, length, code);
    code = (code + count) << 1;
  }
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const length = word(codes, symbol);
    if (length === 0) continue;
    const next = word(lengths, length);
    setWord(lengths, length, next + 1);
    setWord(codes, symbol, (reversed(next, length) << CODE_SHIFT) | length);
  }
}

function reversed(code: u32, length: u32): u32 {
  let bits: u32 = 0;
  for (let bit: u32 = 0; bit < length; bit++) bits |= ((code >> bit) & 1) << (length - 1 - bit);
  return bits;
}
