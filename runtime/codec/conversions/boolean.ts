import { type Conversion, mismatch } from "../Conversion.js";

/** `BOOL` ↔ boolean. */
export const asBoolean: Conversion<boolean> = {
  read(value, at) {
    return typeof value.BOOL === "boolean" ? value.BOOL : mismatch("BOOL", value, at);
  },
  write(value) {
    return { BOOL: value };
  },
};
