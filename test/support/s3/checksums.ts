import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { crc32 } from "node:zlib";
import { S3Error } from "./S3Error.js";

const algorithms: Readonly<Record<string, (bytes: Buffer) => string>> = {
  "x-amz-checksum-crc32": crc32Base64,
  "x-amz-checksum-sha1": (bytes) => createHash("sha1").update(bytes).digest("base64"),
  "x-amz-checksum-sha256": (bytes) => createHash("sha256").update(bytes).digest("base64"),
};

/**
 * Refuse a body whose checksum headers say something else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
 */
export function verifyChecksums(bytes: Buffer, headers: IncomingHttpHeaders): void {
  for (const [name, stated] of Object.entries(checksumsOf(headers))) {
    const checksum = algorithms[name];
    if (checksum === undefined) {
      throw new S3Error(501, "NotImplemented", `this server cannot verify ${name}`);
    }
    if (checksum(bytes) !== stated) throw badDigest(`${name} does not match the body`);
  }
  verifyMd5(bytes, headers["content-md5"]);
  verifySha256(bytes, headers["x-amz-content-sha256"]);
}

/** Return the checksum headers among `headers`, which S3 keeps with the object. */
export function checksumsOf(headers: IncomingHttpHeaders): Record<string, string> {
  const named = /^x-amz-checksum-(crc32|crc32c|crc64nvme|sha1|sha256)$/;
  const entries = Object.entries(headers).filter(([name]) => named.test(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}

/** Return the entity tag of an object that was put whole: its MD5 in quotes. */
export function entityTag(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}

/** Return the CRC-32 of a body as S3 spells it: base64 of four bytes, the highest first. */
export function crc32Base64(bytes: Buffer): string {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return sum.toString("base64");
}

function verifyMd5(bytes: Buffer, stated: string | string[] | undefined): void {
  const md5 = createHash("md5").update(bytes).digest("base64");
  if (stated !== undefined && stated !== md5) throw badDigest("Content-MD5 does not match");
}

// Other values, such as UNSIGNED-PAYLOAD, say how the request is signed.
function verifySha256(bytes: Buffer, stated: string | string[] | undefined): void {
  if (!/^[0-9a-f]{64}$/.test(String(stated))) return;
  if (createHash("sha256").update(bytes).digest("hex") === stated) return;
  throw new S3Error(400, "XAmzContentSHA256Mismatch", "x-amz-content-sha256 does not match");
}

function badDigest(message: string): S3Error {
  return new S3Error(400, "BadDigest", message);
}
