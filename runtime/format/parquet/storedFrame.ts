const magic = 0xfd2fb528;
/** A single segment, whose length stands in four bytes. */
const descriptor = 0xa0;
const headBytes = 9;
const blockHeadBytes = 3;
const mostBlockBytes = 1 << 17;

/**
 * Put bytes into a zstd frame as they are: to compress what is noise takes time for nothing, but
 * in a column all pages have one codec.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1
 */
export function storedFrame(bytes: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(bytes.length / mostBlockBytes));
  const frame = Buffer.allocUnsafe(headBytes + blocks * blockHeadBytes + bytes.length);
  frame.writeUInt32LE(magic, 0);
  frame[4] = descriptor;
  frame.writeUInt32LE(bytes.length, 5);
  let at = headBytes;
  for (let block = 1; block <= blocks; block++) {
    const content = bytes.subarray((block - 1) * mostBlockBytes, block * mostBlockBytes);
    const isLast = block === blocks ? 1 : 0;
    frame.writeUIntLE((content.length << 3) | isLast, at, blockHeadBytes);
    frame.set(content, at + blockHeadBytes);
    at += blockHeadBytes + content.length;
  }
  return frame;
}
