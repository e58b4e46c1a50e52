import { type ObjectSource, readText } from "../../delivery/ObjectSource.js";
import { quarantineRecords } from "./quarantineRecords.js";
import type { ReplayBatch } from "./ReplayBatch.js";

/** Which objects to replay. */
export interface ObjectSelection {
  /** The first day, `YYYY-MM-DD`. */
  readonly since?: string;
  /** The last day. */
  readonly until?: string;
  /** Keys; absent for all. */
  readonly object?: readonly string[];
}

const prefix = "quarantine/quarantine_date=";

/** List the objects in quarantine, of these days of arrival. */
export async function quarantineObjects(
  source: ObjectSource,
  { since = "", until = "9999", object }: ObjectSelection,
): Promise<readonly string[]> {
  if (object) return object;
  const keys: string[] = [];
  for await (const { key } of source.list(prefix)) {
    const day = key.slice(prefix.length, prefix.length + "YYYY-MM-DD".length);
    if (day >= since && day <= until && key.endsWith(".jsonl")) keys.push(key);
  }
  return keys;
}

/** Read an object in quarantine, for records of these reasons; absent for all. */
export async function quarantineBatch(
  source: ObjectSource,
  key: string,
  reasons: readonly string[] | undefined,
): Promise<ReplayBatch> {
  const records = quarantineRecords(await readText(source, key), key);
  const wanted = records.filter(({ was }) => was !== null && (reasons?.includes(was) ?? true));
  return { origin: key, records: wanted };
}
