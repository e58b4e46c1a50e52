import type { PutResult, Storage } from "../delivery/Storage.js";

/** Stores nothing, for runs that only show what would become of records. */
export class DryStorage implements Storage {
  async put(): Promise<PutResult> {
    return "stored";
  }
}
