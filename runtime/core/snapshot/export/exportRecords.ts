import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import type { ObjectSource } from "../../../delivery/ObjectSource.js";
import { splitLines } from "../../../util/splitLines.js";
import type { ArrivedRecord } from "../../ArrivedRecord.js";
import { type ExportFile, stemOf } from "./ExportFile.js";
import type { TableExport } from "./TableExport.js";

/** Read the lines of a data file as records, whose sequence numbers are the lines' numbers. */
export async function* exportRecords(
  source: ObjectSource,
  key: string,
  { id, snapshot }: TableExport,
  file: ExportFile,
): AsyncGenerator<ArrivedRecord> {
  const shardId = `export:${id}/${stemOf(file)}`;
  let number = 0;
  for await (const line of splitLines(gunzip(source.read(key)))) {
    number++;
    yield {
      shardId,
      sequenceNumber: String(number),
      arrivedAt: snapshot.takenAt.getTime(),
      data: line.toString("base64"),
    };
  }
}

/** A partition of the table that is empty makes an empty file, which is not gzip. */
async function* gunzip(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // Who iterates gets the errors of both.
  const lines = pipeline(Readable.from(parts), createGunzip(), () => {});
  try {
    yield* lines;
  } catch (error) {
    const ended = (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
    if (!ended || lines.bytesWritten > 0) throw error;
  }
}
