import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** An object as the server keeps it. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: Buffer;
  readonly etag: string;
  readonly lastModified: Date;
  /** Headers that come back with the object: its type, its metadata. */
  readonly headers: Readonly<Record<string, string>>;
  /** Checksum headers that its upload stated. */
  readonly checksums: Readonly<Record<string, string>>;
  /** How often this key was written, this time included. */
  readonly writes: number;
}

/** One bucket's objects: in memory, and mirrored to files below a directory where one is given. */
export class ObjectStore {
  readonly #directory: string | undefined;
  readonly #objects = new Map<string, StoredObject>();
  readonly #writes = new Map<string, number>();

  constructor(directory?: string) {
    this.#directory = directory;
  }

  get(key: string): StoredObject | undefined {
    return this.#objects.get(key);
  }

  /** Store an object; its key shows it at once, its file when the promise resolves. */
  async put(object: Omit<StoredObject, "writes">): Promise<StoredObject> {
    const writes = (this.#writes.get(object.key) ?? 0) + 1;
    const stored = { ...object, writes };
    this.#writes.set(object.key, writes);
    this.#objects.set(object.key, stored);
    await this.#mirror(stored);
    return stored;
  }

  async delete(key: string): Promise<void> {
    this.#objects.delete(key);
    if (this.#directory) await rm(filePath(this.#directory, key), { force: true });
  }

  /** Return all objects in the order in which S3 lists them: by the bytes of their keys. */
  list(): StoredObject[] {
    return [...this.#objects.values()].sort((a, b) => compareKeys(a.key, b.key));
  }

  // Written beside its place and moved there, so that a reader never sees half a file.
  async #mirror({ key, bytes, writes }: StoredObject): Promise<void> {
    if (this.#directory === undefined) return;
    const path = filePath(this.#directory, key);
    const part = `${path}.${writes}.part`;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(part, bytes);
    await rename(part, path);
  }
}

/** Compare two keys by their UTF-8 bytes. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

// Segments that mean another place to a file system are encoded; an `=` must stay as it is.
function filePath(directory: string, key: string): string {
  const segments = key.split("/").map((segment) => {
    if (segment === "") return "%";
    return /^\.+$/.test(segment) ? segment.replaceAll(".", "%2E") : segment;
  });
  return join(directory, ...segments);
}
