import { randomUUID } from "node:crypto";
import { link, mkdir, open, unlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { PutOptions, PutResult, Storage } from "./Storage.js";

/**
 * Stores objects as files below a directory. A file appears whole or not at all: it is written
 * below `.incomplete`, synced, and then linked to its name, which fails where the name is taken.
 */
export class FileStorage implements Storage {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async put(key: string, bytes: Uint8Array, { signal }: PutOptions): Promise<PutResult> {
    const file = join(this.#root, key);
    const incomplete = join(this.#root, ".incomplete", randomUUID());
    await mkdir(dirname(incomplete), { recursive: true });
    await mkdir(dirname(file), { recursive: true });
    try {
      await writeSynced(incomplete, bytes);
      signal?.throwIfAborted();
      return await linkNew(incomplete, file);
    } finally {
      await unlink(incomplete).catch(ignoreMissing);
    }
  }
}

async function writeSynced(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function linkNew(from: string, to: string): Promise<PutResult> {
  try {
    await link(from, to);
    return "stored";
  } catch (error) {
    if (codeOf(error) === "EEXIST") return "exists";
    throw error;
  }
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== "ENOENT") throw error;
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
