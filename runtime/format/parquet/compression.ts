import * as zlib from "node:zlib";
import type { ParquetWriteOptions } from "hyparquet-writer";

export const compressions = ["zstd", "snappy", "none"] as const;
export type Compression = (typeof compressions)[number];

type Compress = (bytes: Uint8Array) => Uint8Array;

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
 * Choose what hyparquet-writer needs for a compression.
 *
 * @throws {Error} if this Node does not have it
 */
export function codecOf(
  compression: Compression,
): Pick<ParquetWriteOptions, "codec" | "compressors"> {
  if (compression === "none") return { codec: "UNCOMPRESSED" };
  if (compression === "snappy") return { codec: "SNAPPY" };
  return { codec: "ZSTD", compressors: { ZSTD: zstd() } };
}

/** Level 1: higher ones take longer and make these files no smaller. */
function zstd(): Compress {
  const level = constants.ZSTD_c_compressionLevel;
  if (zstdCompressSync === undefined || level === undefined) {
    throw new Error("zstd needs Node 22.15 or later");
  }
  return (bytes) => zstdCompressSync(bytes, { params: { [level]: 1 } });
}
