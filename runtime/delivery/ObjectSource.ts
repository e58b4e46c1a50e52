/** Where objects are read from: an archive, a bucket of failures, an export. */
export interface ObjectSource {
  /** List the objects whose keys begin with a text, in the order of their keys' bytes. */
  list(prefix: string): AsyncIterable<ListedObject>;
  /**
   * Read an object, part by part.
   *
   * @throws {MissingObjectError} before the first part, if there is no such object
   */
  read(key: string): AsyncIterable<Uint8Array>;
}

/** An object as a listing tells of it. */
export interface ListedObject {
  readonly key: string;
  readonly bytes: number;
}

/** There is no object of that key, or none that may be read. */
export class MissingObjectError extends Error {
  override readonly name = "MissingObjectError";
  readonly key: string;

  constructor(key: string) {
    super(`no object ${key}`);
    this.key = key;
  }
}

/**
 * Read an object as UTF-8 text.
 *
 * @throws {MissingObjectError} if there is no such object
 */
export async function readText(source: ObjectSource, key: string): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of source.read(key)) parts.push(part);
  return Buffer.concat(parts).toString("utf8");
}
