/** What the generated tables say of an archive in memory, told apart from the SQL. */
import { parquetReadObjects } from "hyparquet";

/** Objects by key. */
export type Objects = ReadonlyMap<string, Uint8Array>;

/** Where a row is from. */
export interface Place {
  readonly shardId: string;
  readonly sequenceNumber: string;
}

/** A row of the table of changes, as far as identity goes. */
export interface ChangeRow extends Place {
  readonly object: string;
  readonly changeDate: string;
  readonly changeId: string;
}

/** Read every row of the Parquet objects, copies included. */
export async function changeRows(objects: Objects): Promise<ChangeRow[]> {
  const files = [...objects].filter(([key]) => key.endsWith(".parquet"));
  return (await Promise.all(files.map(([key, bytes]) => rowsOf(key, bytes)))).flat();
}

/** Keep of each change one row, as `_changes` does: first one of a place, then one of an id. */
export function eachOnce(rows: readonly ChangeRow[]): ChangeRow[] {
  const places = firstBy(rows, ({ changeDate, ...row }) => `${changeDate} ${placeOf(row)}`);
  return firstBy(places, ({ changeDate, changeId }) => `${changeDate} ${changeId}`);
}

/** List where the records in quarantine are from, copies included. */
export function quarantined(objects: Objects): Place[] {
  const files = [...objects].filter(([key]) => key.startsWith("quarantine/"));
  const lines = files.flatMap(([, bytes]) => Buffer.from(bytes).toString().trimEnd().split("\n"));
  return lines.map((line) => {
    const { change_shard_id: shardId, change_sequence_number: sequenceNumber } = JSON.parse(line);
    return { shardId, sequenceNumber };
  });
}

/** Spell a place. */
export function placeOf({ shardId, sequenceNumber }: Place): string {
  return `${shardId}:${sequenceNumber}`;
}

const columns = ["change_id", "change_shard_id", "change_sequence_number"];

async function rowsOf(object: string, bytes: Uint8Array): Promise<ChangeRow[]> {
  const changeDate = /change_date=([^/]*)/.exec(object)?.[1] ?? "";
  const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer, columns });
  return rows.map((row) => ({
    object,
    changeDate,
    changeId: row.change_id,
    shardId: row.change_shard_id,
    sequenceNumber: row.change_sequence_number,
  }));
}

function firstBy<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const first = new Map<string, T>();
  for (const item of items) if (!first.has(keyOf(item))) first.set(keyOf(item), item);
  return [...first.values()];
}
