import * as zlib from "node:zlib";
import { type Codec, codecIds } from "./constants.js";
import { compressSnappy } from "./snappy.js";

export const compressions = ["zstd", "snappy", "none"] as const;
export type Compression = (typeof compressions)[number];

/** Node has zstd since 22.15; the types of an older Node do not know it. */
interface Zstd {
  readonly zstdCompressSync?: (
    bytes: Uint8Array,
    options: { params: Record<number, number> },
  ) => Buffer;
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
  const id = codecIds[compression];
  switch (compression) {
    case "none":
      return { id, compress: (bytes) => bytes };
    case "snappy":
      return { id, compress: compressSnappy };
    case "zstd":
      return { id, compress: zstd() };
  }
}

/** Level 1: higher ones take longer and make these files no smaller. */
function zstd(): Codec["compress"] {
  const level = constants.ZSTD_c_compressionLevel;
  if (zstdCompressSync === undefined || level === undefined) {
    throw new Error("zstd needs Node 22.15 or later");
  }
  const options = { params: { [level]: 1 } };
  return (bytes) => zstdCompressSync(bytes, options);
}
