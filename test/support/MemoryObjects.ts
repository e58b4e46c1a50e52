import {
  type ListedObject,
  MissingObjectError,
  type ObjectSource,
} from "../../runtime/delivery/ObjectSource.js";
import { MemoryStorage } from "./MemoryStorage.js";

/** Objects in memory that can be stored, listed and read. */
export class MemoryObjects extends MemoryStorage implements ObjectSource {
  async *list(prefix: string): AsyncGenerator<ListedObject> {
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(prefix));
    for (const key of keys.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))) {
      yield { key, bytes: this.objects.get(key)?.length ?? 0 };
    }
  }

  async *read(key: string): AsyncGenerator<Uint8Array> {
    const bytes = this.objects.get(key);
    if (bytes === undefined) throw new MissingObjectError(key);
    for (let start = 0; start < bytes.length; start += partSize) {
      yield bytes.subarray(start, start + partSize);
    }
  }
}

/** No multiple of anything. */
const partSize = 10_007;
