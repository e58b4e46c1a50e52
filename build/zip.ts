import { crc32 } from "node:zlib";

/** A file in an archive. */
export interface ZipEntry {
  /** Path in the archive, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const localHeader = 0x04034b50;
const centralHeader = 0x02014b50;
const endOfDirectory = 0x06054b50;

/** DEFLATE's bytes differ from one zlib to the next, and from one processor to the next. */
const stored = 0;
const version = 20;
const fromUnix = (3 << 8) | version;
const utf8Paths = 1 << 11;
/** The format's first instant, 1980-01-01T00:00:00: time and date in the fields of MS-DOS. */
const time = 0;
const date = (1 << 5) | 1;
/** A plain file that all may read, or Lambda could not. */
const mode = 0o100644;

/**
 * Pack files into a ZIP archive whose bytes follow from the paths and contents alone: entries
 * are sorted, dated alike and not compressed.
 *
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of [...entries].sort(byPath)) {
    const path = Buffer.from(entry.path);
    const file = Buffer.concat([localRecord(path, entry.bytes), path, entry.bytes]);
    files.push(file);
    directory.push(centralRecord(path, entry.bytes, offset), path);
    offset += file.length;
  }
  const size = directory.reduce((total, { length }) => total + length, 0);
  return Buffer.concat([...files, ...directory, endRecord(entries.length, size, offset)]);
}

function byPath(a: ZipEntry, b: ZipEntry): number {
  return a.path < b.path ? -1 : 1;
}

function localRecord(path: Uint8Array, bytes: Uint8Array): Buffer {
  const record = Buffer.alloc(30);
  record.writeUInt32LE(localHeader, 0);
  describe(path, bytes).copy(record, 4);
  return record;
}

function centralRecord(path: Uint8Array, bytes: Uint8Array, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(centralHeader, 0);
  record.writeUInt16LE(fromUnix, 4);
  describe(path, bytes).copy(record, 6);
  record.writeUInt32LE((mode << 16) >>> 0, 38);
  record.writeUInt32LE(offset, 42);
  return record;
}

/** Write what both records of a file have in common. */
function describe(path: Uint8Array, bytes: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(version, 0);
  fields.writeUInt16LE(utf8Paths, 2);
  fields.writeUInt16LE(stored, 4);
  fields.writeUInt16LE(time, 6);
  fields.writeUInt16LE(date, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(path.length, 22);
  return fields;
}

function endRecord(count: number, size: number, offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(endOfDirectory, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(offset, 16);
  return record;
}
