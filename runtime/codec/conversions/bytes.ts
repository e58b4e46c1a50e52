import type { AttributeValue } from "../AttributeValue.js";
import { decodeBinary } from "../binary.js";
import { type Conversion, mismatch } from "../Conversion.js";

/** `B` ↔ bytes. */
export const asBytes: Conversion<Uint8Array> = {
  read(value, at) {
    if (value.B === undefined) return mismatch("B", value, at);
    return decodeBinary(value.B, at.report.binary) ?? at.misfit("not base64", value);
  },
  write(value) {
    return { B: value };
  },
};

/** `S` that holds base64 ↔ bytes. */
export const asBytesText: Conversion<Uint8Array> = {
  read(value: AttributeValue, at) {
    if (typeof value.S !== "string") return mismatch("S", value, at);
    return decodeBinary(value.S, "base64") ?? at.misfit("not base64", value);
  },
  write(value) {
    return { S: Buffer.from(value).toString("base64") };
  },
};
