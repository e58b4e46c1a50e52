import type { AttributeValue, WrittenMap } from "../AttributeValue.js";
import { type Conversion, mismatch } from "../Conversion.js";
import { isMap } from "../descriptorOf.js";
import { put } from "../put.js";

/** `M` ↔ object used as a dictionary. */
export function asMap<T>(element: Conversion<T>): Conversion<Record<string, T>> {
  return {
    read(value, at) {
      if (!isMap(value.M)) return mismatch("M", value, at);
      const keys = Object.keys(value.M);
      if (!keys.every(isUtf8)) {
        return at.misfit("a key has a lone surrogate, which is not UTF-8", value);
      }
      const inner = at.enter();
      const map: Record<string, T> = {};
      for (const key of keys) {
        inner.segment = key;
        put(map, key, inner.read(element, value.M[key] as AttributeValue) as T);
      }
      return map;
    },
    write(value, at) {
      const inner = at.enter();
      const map: WrittenMap = {};
      for (const [key, item] of Object.entries(value)) {
        inner.segment = key;
        put(map, key, inner.write(element, item) ?? { NULL: true });
      }
      return { M: map };
    },
  };
}

function isUtf8(key: string): boolean {
  return key.isWellFormed();
}
