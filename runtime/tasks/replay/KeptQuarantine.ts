import type { PutOptions, PutResult, Storage } from "../../delivery/Storage.js";

/** A storage for records that are in quarantine already: what stays there is not stored again. */
export class KeptQuarantine implements Storage {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async put(key: string, bytes: Uint8Array, options: PutOptions): Promise<PutResult> {
    if (key.startsWith("quarantine/")) return "exists";
    return this.#storage.put(key, bytes, options);
  }
}
