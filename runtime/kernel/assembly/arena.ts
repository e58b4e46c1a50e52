/** The memory in which files are written: handed out piece by piece, and grown where it is short. */

/** What may be read and written behind a piece, as copies of 16 bytes do. */
const SLACK: usize = 64;
const PAGE_BITS: u64 = 16;
/** Addresses have 32 bits. */
const MOST_PAGES: u64 = 65535;

let end: usize = __heap_base;

/** Forget all pieces. */
export function releaseAll(): void {
  end = __heap_base;
}

/** Take a piece of so many bytes, which have any content; its address is a multiple of 16. */
export function take(bytes: usize): usize {
  const at = (end + 15) & ~15;
  const wanted = (at as u64) + (bytes as u64) + (SLACK as u64);
  const pages = (wanted + 0xffff) >> PAGE_BITS;
  const held = memory.size() as u64;
  if (pages > MOST_PAGES || (pages > held && memory.grow((pages - held) as i32) < 0)) unreachable();
  end = wanted as usize;
  return at;
}

/** Give back what of the piece that was taken last lies behind `used`. */
export function trim(used: usize): void {
  end = used + SLACK;
}

/** Write a number in groups of seven bits, the lowest first; gives where it ends. */
export function putVarint(out: usize, value: u64): usize {
  let at = out;
  let rest = value;
  while (rest > 127) {
    store<u8>(at++, (rest | 128) as u8);
    rest >>= 7;
  }
  store<u8>(at, rest as u8);
  return at + 1;
}

/** Write a signed number so: those near 0, of either sign, take the fewest bytes. */
export function putZigzag(out: usize, value: i64): usize {
  return putVarint(out, ((value << 1) ^ (value >> 63)) as u64);
}
