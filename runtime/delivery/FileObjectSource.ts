import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { type ListedObject, MissingObjectError, type ObjectSource } from "./ObjectSource.js";

/** Reads files below a directory as objects. Folders that begin with a dot hold none. */
export class FileObjectSource implements ObjectSource {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async *list(prefix: string): AsyncGenerator<ListedObject> {
    const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
    const keys = (await keysBelow(join(this.#root, folder), folder)).filter((key) =>
      key.startsWith(prefix),
    );
    for (const key of keys.sort(byBytes)) {
      yield { key, bytes: (await stat(join(this.#root, key))).size };
    }
  }

  async *read(key: string): AsyncGenerator<Uint8Array> {
    try {
      yield* createReadStream(join(this.#root, key));
    } catch (error) {
      throw isMissing(error) ? new MissingObjectError(key) : error;
    }
  }
}

async function keysBelow(folder: string, prefix: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(noneIfMissing);
  const keys = entries
    .filter(({ name }) => !name.startsWith("."))
    .map((entry) => {
      const key = `${prefix}${entry.name}`;
      return entry.isDirectory() ? keysBelow(join(folder, entry.name), `${key}/`) : [key];
    });
  return (await Promise.all(keys)).flat();
}

/** S3 lists by UTF-8 bytes. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function noneIfMissing(error: unknown): [] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR";
}
