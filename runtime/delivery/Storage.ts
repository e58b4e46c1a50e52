/** Where objects are kept. An object, once stored, is never changed. */
export interface Storage {
  /**
   * Store an object unless its key is taken.
   *
   * @returns `stored`, or `exists` where an object of that key is there already; nothing else says
   *   that the bytes are safe
   * @throws if it is not known that the object is stored, above all when the signal aborts
   */
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<PutResult>;
}

export interface PutOptions {
  readonly contentType: string;
  readonly signal?: AbortSignal;
}

export type PutResult = "stored" | "exists";
