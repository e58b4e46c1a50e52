import { createHash } from "node:crypto";
import { MissingObjectError, type ObjectSource } from "../../../delivery/ObjectSource.js";
import { ExportError } from "./ExportError.js";
import type { ExportFile } from "./ExportFile.js";

/**
 * Find a data file, and read it once to see that its bytes are those that the manifest tells of, so
 * that nothing of a damaged file is delivered.
 *
 * @param folder - the export's, which has the manifests
 * @returns the file's key
 * @throws {ExportError} if it is missing or another
 */
export async function openDataFile(
  source: ObjectSource,
  folder: string,
  file: ExportFile,
): Promise<string> {
  const keys = keysOf(folder, file.dataFileS3Key);
  for (const key of keys) {
    const digest = await digestOf(source, key);
    if (digest === undefined) continue;
    if (isAsTold(digest, file)) return key;
    throw new ExportError(key, "its MD5 is not that of the manifest; copy or export it again");
  }
  throw new ExportError(file.dataFileS3Key, `there is no such file, neither ${keys.join(" nor ")}`);
}

/**
 * The manifests name keys with the export's prefix or without it. Below `AWSDynamoDB/` they agree,
 * and that folder is the one around the export's. A copy of a full export alone, under any name,
 * has the files in its own folder `data`.
 */
function keysOf(folder: string, dataKey: string): readonly string[] {
  const below = dataKey.replace(/^(.*\/)?AWSDynamoDB\//, "");
  const around = folder.replace(/[^/]*$/, "");
  const own = folder === "" ? "" : `${folder}/`;
  const name = dataKey.replace(/^.*\//, "");
  return [...new Set([`${around}${below}`, `${own}data/${name}`])];
}

async function digestOf(source: ObjectSource, key: string): Promise<Buffer | undefined> {
  const hash = createHash("md5");
  try {
    for await (const part of source.read(key)) hash.update(part);
  } catch (error) {
    if (error instanceof MissingObjectError) return undefined;
    throw error;
  }
  return hash.digest();
}

function isAsTold(digest: Buffer, { md5Checksum, etag }: ExportFile): boolean {
  if (md5Checksum !== undefined) return digest.toString("base64") === md5Checksum;
  return etag === undefined || agrees(digest, etag.replaceAll('"', ""));
}

/**
 * An entity tag is the MD5 of the bytes, or of the MD5 of its only part. Of more parts, or where
 * KMS encrypts, it says nothing of the bytes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html
 */
function agrees(digest: Buffer, etag: string): boolean {
  if (/^[0-9a-f]{32}$/.test(etag)) return digest.toString("hex") === etag;
  if (!/^[0-9a-f]{32}-1$/.test(etag)) return true;
  return `${createHash("md5").update(digest).digest("hex")}-1` === etag;
}
