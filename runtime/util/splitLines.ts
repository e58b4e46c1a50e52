const lineFeed = 0x0a;

/** Split bytes that come in parts into lines, without their line feeds. */
export async function* splitLines(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let begun: Uint8Array[] = [];
  for await (const part of parts) {
    let start = 0;
    for (let end = part.indexOf(lineFeed); end >= 0; end = part.indexOf(lineFeed, start)) {
      yield Buffer.concat([...begun, part.subarray(start, end)]);
      begun = [];
      start = end + 1;
    }
    if (start < part.length) begun.push(part.subarray(start));
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}
