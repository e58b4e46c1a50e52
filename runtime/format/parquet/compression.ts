import * as zlib from "node:zlib";
import { codecIds } from "./constants.js";
import type { EncodedPage } from "./encodeColumn.js";
import { storedFrame } from "./storedFrame.js";

export const compressions = ["zstd", "snappy", "none"] as const;
export type Compression = (typeof compressions)[number];

/** What compresses the pages of a column. */
export interface Codec {
  /** As the footer names it. */
  readonly id: number;
  /** Columns of fewer bytes gain less by it than they cost. */
  readonly leastBytes: number;
  packed(page: EncodedPage): Uint8Array;
}

/** Leaves pages as they are. */
export const uncompressed: Codec = {
  id: codecIds.none,
  leastBytes: 0,
  packed: ({ body }) => body,
};

const snappy: Codec = { id: codecIds.snappy, leastBytes: 0, packed: ({ snappy }) => snappy };

/** Node has zstd since 22.15; the types of an older Node do not know it. */
interface Zstd {
  readonly zstdCompressSync?: (bytes: Uint8Array, options: object) => Buffer;
  readonly constants: { readonly ZSTD_c_compressionLevel?: number };
}
const { zstdCompressSync, constants } = zlib as Zstd;

/** Tell whether this Node can write the compression. */
export function isAvailable(compression: Compression): boolean {
  return compression !== "zstd" || zstdCompressSync !== undefined;
}

/**
 * Choose what compresses pages.
 *
 * @throws {Error} if this Node does not have it
 */
export function codecOf(compression: Compression): Codec {
  switch (compression) {
    case "none":
      return uncompressed;
    case "snappy":
      return snappy;
    case "zstd":
      return zstd();
  }
}

/** Pages and columns of fewer bytes save less by compression than it costs to begin. */
const leastBytes = 2048;

/** Level 1: higher ones take longer and make these files no smaller. */
function zstd(): Codec {
  const level = constants.ZSTD_c_compressionLevel;
  if (zstdCompressSync === undefined || level === undefined) {
    throw new Error("zstd needs Node 22.15 or later");
  }
  const options = { params: { [level]: 1 } };
  const packed = ({ body, isRandom }: EncodedPage) =>
    isRandom || body.length < leastBytes ? storedFrame(body) : zstdCompressSync(body, options);
  return { id: codecIds.zstd, leastBytes, packed };
}
