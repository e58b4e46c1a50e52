import { type Conversion, mismatch } from "../Conversion.js";

/** `L` ↔ array. */
export function asList<T>(element: Conversion<T>): Conversion<T[]> {
  return {
    read(value, at) {
      if (!Array.isArray(value.L)) return mismatch("L", value, at);
      const inner = at.enter();
      return value.L.map((item, index) => {
        inner.segment = index;
        return inner.read(element, item) as T;
      });
    },
    write(value, at) {
      const inner = at.enter();
      const items = value.map((item, index) => {
        inner.segment = index;
        return inner.write(element, item) ?? { NULL: true as const };
      });
      return { L: items };
    },
  };
}
