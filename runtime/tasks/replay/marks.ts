import { createHash } from "node:crypto";
import { type ObjectSource, readText } from "../../delivery/ObjectSource.js";
import type { Storage } from "../../delivery/Storage.js";

/**
 * Marks say which records of an object a replay has settled. An object is never changed and never
 * overwritten, so a mark is an object of its own, `replayed/<key of the object>/<digest>.json`, below
 * the archive's location; the tables have their files elsewhere, so that no query reads marks. Each
 * replay that settles further records adds one. S3 knows when.
 */
interface Mark {
  /** Key of the object. */
  readonly object: string;
  /** Shard and sequence number of each record, joined by a space. */
  readonly records: readonly string[];
}

/** List the records of an object that are settled: shard and sequence number, joined by a space. */
export async function settledRecords(
  archive: ObjectSource,
  object: string,
): Promise<ReadonlySet<string>> {
  const settled = new Set<string>();
  for await (const { key } of archive.list(`${folderOf(object)}/`)) {
    const mark = JSON.parse(await readText(archive, key)) as Mark;
    for (const record of mark.records) settled.add(record);
  }
  return settled;
}

/** Mark records of an object as settled. */
export async function markSettled(
  archive: Storage,
  object: string,
  records: readonly string[],
): Promise<void> {
  if (records.length === 0) return;
  const digest = createHash("sha256").update(JSON.stringify(records)).digest("hex").slice(0, 32);
  const mark: Mark = { object, records };
  const bytes = Buffer.from(`${JSON.stringify(mark)}\n`);
  const contentType = "application/json";
  await archive.put(`${folderOf(object)}/${digest}.json`, bytes, { contentType });
}

function folderOf(object: string): string {
  return `replayed/${object}`;
}
