import { crc32, inflateRawSync } from "node:zlib";

/** A file in a ZIP archive. */
export interface UnzippedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Unix mode: `0o100644`. */
  readonly mode: number;
  /** Time and date in the fields of MS-DOS, as one number. */
  readonly modified: number;
}

const methods: Readonly<Record<number, (bytes: Buffer) => Buffer>> = {
  0: (bytes) => bytes,
  8: (bytes) => inflateRawSync(bytes),
};

/**
 * Read a ZIP archive by its directory, in the directory's order.
 *
 * @throws Error where a checksum, a size or a signature is wrong
 */
export function unzip(archive: Uint8Array): UnzippedFile[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const files: UnzippedFile[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    files.push(readFile(bytes, at));
    at +=
      46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}

function readFile(bytes: Buffer, at: number): UnzippedFile {
  expectSignature(bytes, at, "PK\x01\x02");
  const path = bytes.toString("utf8", at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  const content = readContent(bytes, bytes.readUInt32LE(at + 42), bytes.readUInt32LE(at + 20));
  if (
    crc32(content) !== bytes.readUInt32LE(at + 16) ||
    content.length !== bytes.readUInt32LE(at + 24)
  ) {
    throw new Error(`${path} is not what the directory says`);
  }
  return {
    path,
    bytes: content,
    mode: bytes.readUInt16LE(at + 40),
    modified: bytes.readUInt32LE(at + 12),
  };
}

function readContent(bytes: Buffer, at: number, size: number): Buffer {
  expectSignature(bytes, at, "PK\x03\x04");
  const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
  const method = methods[bytes.readUInt16LE(at + 8)];
  if (method === undefined) {
    throw new Error(`no method ${bytes.readUInt16LE(at + 8)}`);
  }
  return method(bytes.subarray(start, start + size));
}

function expectSignature(bytes: Buffer, at: number, signature: string): void {
  if (bytes.toString("latin1", at, at + 4) !== signature) {
    throw new Error(`no ${JSON.stringify(signature)} at ${at}`);
  }
}
