import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Work with a path for a file, which is removed afterwards. */
export async function withParquetFile<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "parquet-"));
  try {
    return await work(join(folder, "rows.parquet"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Give a file as hyparquet takes it: in memory of its own. */
export function arrayBufferOf(file: Uint8Array): ArrayBuffer {
  return new Uint8Array(file).buffer;
}
