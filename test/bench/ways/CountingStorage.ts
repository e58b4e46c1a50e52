import type { PutResult, Storage } from "../../../runtime/delivery/Storage.js";

/** Keeps no object, but counts their bytes. */
export class CountingStorage implements Storage {
  bytes = 0;

  async put(_key: string, bytes: Uint8Array): Promise<PutResult> {
    this.bytes += bytes.length;
    return "stored";
  }
}
