import { ExportError } from "./ExportError.js";
import { readObject } from "./manifestValues.js";

/** A data file of an export: a line of `manifest-files.json`, which is JSON Lines. */
export interface ExportFile {
  /** Lines in the file. */
  readonly itemCount: number;
  /** From `AWSDynamoDB/` on, with or without what the export's keys begin with. */
  readonly dataFileS3Key: string;
  /** MD5 of the compressed bytes, in base64. */
  readonly md5Checksum?: string;
  readonly etag?: string;
}

/**
 * Read the text of a `manifest-files.json`.
 *
 * @param place - the file, for the error
 * @throws {ExportError} with the first line that is wrong
 */
export function readFiles(text: string, place: string): readonly ExportFile[] {
  return text.split("\n").flatMap((line, index) => {
    const at = `${place}:${index + 1}`;
    return line.trim() === "" ? [] : [readFile(readObject(line, at), at)];
  });
}

/**
 * Read one entry of the manifest.
 *
 * @throws {ExportError} if it is none
 */
export function readFile(entry: Readonly<Record<string, unknown>>, place: string): ExportFile {
  const { itemCount, dataFileS3Key, md5Checksum, etag } = entry;
  if (!Number.isSafeInteger(itemCount))
    throw new ExportError(place, "itemCount is no whole number");
  if (typeof dataFileS3Key !== "string" || dataFileS3Key === "") {
    throw new ExportError(place, "dataFileS3Key is no key");
  }
  return {
    itemCount: Number(itemCount),
    dataFileS3Key,
    ...(typeof md5Checksum === "string" && { md5Checksum }),
    ...(typeof etag === "string" && { etag }),
  };
}

/** Give the file's name in the export, which no other of its files has. */
export function stemOf({ dataFileS3Key }: ExportFile): string {
  return dataFileS3Key.replace(/^.*\//, "").replace(/\.json\.gz$/, "");
}
