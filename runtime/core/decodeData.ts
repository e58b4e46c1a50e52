import { isUtf8 } from "node:buffer";
import { decodeAnyBase64 } from "../codec/binary.js";
import { LocatedFailure } from "./LocatedFailure.js";

/**
 * Decode the data of a Kinesis record to text.
 *
 * @throws {LocatedFailure} `empty`, `not-base64`, `kpl-aggregated`, `gzip` or `not-utf8`
 */
export function decodeData(data: string): string {
  if (data === "") throw new LocatedFailure("empty", "", "the record carries no data");
  // In which alphabet the data came is no part of the record, and to look for it takes time.
  const bytes = decodeAnyBase64(data);
  if (bytes === undefined) {
    throw new LocatedFailure("not-base64", "", "the data is not canonical base64");
  }
  refuseForeign(bytes);
  if (!isUtf8(bytes)) throw new LocatedFailure("not-utf8", "", "the data is not UTF-8");
  return bytes.toString("utf8");
}

// https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
const kplMagic = [0xf3, 0x89, 0x9a, 0xc2];
const gzipMagic = [0x1f, 0x8b];

function refuseForeign(bytes: Uint8Array): void {
  if (startsWith(bytes, kplMagic)) {
    throw new LocatedFailure("kpl-aggregated", "", "the data is a KPL aggregate");
  }
  if (startsWith(bytes, gzipMagic)) {
    throw new LocatedFailure("gzip", "", "the data is compressed with gzip");
  }
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
