import { inflateRawSync } from "node:zlib";
import avsc from "avsc";

/** What an Avro object container file holds. */
export interface Container {
  readonly metadata: Readonly<Record<string, string>>;
  /** Hex digits. */
  readonly sync: string;
  readonly blocks: readonly { readonly rows: number; readonly bytes: Buffer }[];
}

const header = avsc.Type.forSchema({
  type: "record",
  name: "Header",
  fields: [
    { name: "magic", type: { type: "fixed", name: "Magic", size: 4 } },
    { name: "metadata", type: { type: "map", values: "bytes" } },
    { name: "sync", type: { type: "fixed", name: "Sync", size: 16 } },
  ],
});
const block = avsc.Type.forSchema({
  type: "record",
  name: "Block",
  fields: [
    { name: "rows", type: "long" },
    { name: "bytes", type: "bytes" },
    { name: "sync", type: { type: "fixed", name: "BlockSync", size: 16 } },
  ],
});

/** Take an object container file apart, and check the marker after each block. */
export function readContainer(file: Uint8Array): Container {
  const bytes = Buffer.from(file);
  const { value, offset } = header.decode(bytes) as { value: HeaderValue; offset: number };
  const metadata = Object.fromEntries(
    Object.entries(value.metadata).map(([key, text]) => [key, text.toString()]),
  );
  const blocks: { rows: number; bytes: Buffer }[] = [];
  for (let at = offset; at < bytes.length; ) {
    const read = block.decode(bytes, at) as { value: BlockValue; offset: number };
    if (!read.value.sync.equals(value.sync)) throw new Error(`no marker before ${read.offset}`);
    const isDeflated = metadata["avro.codec"] === "deflate";
    blocks.push({
      rows: read.value.rows,
      bytes: isDeflated ? inflateRawSync(read.value.bytes) : read.value.bytes,
    });
    at = read.offset;
  }
  return { metadata, sync: value.sync.toString("hex"), blocks };
}

interface HeaderValue {
  readonly metadata: Readonly<Record<string, Buffer>>;
  readonly sync: Buffer;
}
interface BlockValue {
  readonly rows: number;
  readonly bytes: Buffer;
  readonly sync: Buffer;
}
