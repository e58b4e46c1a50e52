/** Tells bytes that compression would leave as long as they are, without compressing them. */
import { clear } from "../memory";

const SAMPLE: u32 = 256;
/** Two of a sample's bytes are equal once in so many pairs: 256 in noise, 64 in base64. */
const RARE: u32 = 75;

/** How often each byte has come: words of 16 bits. */
const counts: usize = memory.data(512, 16);

/** Whether bytes look like noise, as numbers do that are packed with all their bits. */
export function looksRandom(from: usize, to: usize): bool {
  clear(counts, 512);
  // An odd step comes by every byte of numbers that lie in a row.
  const step = ((to - from) / (SAMPLE as usize)) | 1;
  let sampled: u32 = 0;
  let equalPairs: u32 = 0;
  for (let at = from; at < to && sampled < SAMPLE; at += step) {
    const counter = counts + ((load<u8>(at) as usize) << 1);
    const count = load<u16>(counter) as u32;
    equalPairs += count;
    store<u16>(counter, (count + 1) as u16);
    sampled++;
  }
  return equalPairs * 2 * RARE <= sampled * (sampled - 1);
}
