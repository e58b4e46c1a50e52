import type { RecordTypes } from "../../codec/RecordType.js";
import type { ListedObject, ObjectSource } from "../../delivery/ObjectSource.js";
import { groupBy } from "../../util/groupBy.js";
import type { Store } from "./openStore.js";
import { literal, type QueryEngine } from "./QueryEngine.js";

/** What an archive has got lately. */
export interface Status {
  readonly archive: string;
  readonly tables: readonly TableStatus[];
  readonly quarantine: readonly QuarantinedHour[];
}

/** What a record type's tables have got in the days that are looked at. */
export interface TableStatus {
  readonly table: string;
  readonly hours: readonly DeliveredHour[];
  /** Time of the newest change and age in seconds; null where there is none. */
  readonly newestChange: Age | null;
  readonly newestArrival: Age | null;
  readonly objects: readonly ObjectSizes[];
}

export interface DeliveredHour {
  /** UTC hour of arrival, `2024-05-01 10`; of the change where a snapshot has no arrival. */
  readonly hour: string;
  readonly records: number;
  /** Those with values that do not fit. */
  readonly misfits: number;
}

export interface QuarantinedHour {
  readonly hour: string;
  readonly reason: string;
  readonly records: number;
}

/** A moment, and how long ago it is. */
export interface Age {
  readonly time: string;
  readonly seconds: number;
}

/** Objects of one day and format. */
export interface ObjectSizes {
  readonly format: string;
  readonly day: string;
  readonly objects: number;
  readonly bytes: number;
  readonly smallest: number;
  readonly largest: number;
}

/** Read what an archive has got in its newest days, so many of them. */
export async function readStatus(
  { name, source, engine }: Store,
  recordTypes: RecordTypes,
  days: number,
  now: Date,
): Promise<Status> {
  const tables: TableStatus[] = [];
  for (const { table } of Object.values(recordTypes)) {
    const objects = await objectSizes(source, table, days);
    const first = objects.map(({ day }) => day).sort()[0] ?? "";
    tables.push({ table, objects, ...(await readTable(engine, table, first, now)) });
  }
  const since = tables.flatMap(({ objects }) => objects.map(({ day }) => day)).sort()[0] ?? "";
  return { archive: name, tables, quarantine: await quarantinedHours(engine, since) };
}

// Understood by DuckDB and by Athena, which cast a timestamp to text of another length.
const arrivalHour = "substr(CAST(coalesce(change_arrived_at, change_time) AS varchar), 1, 13)";

async function readTable(engine: QueryEngine, table: string, since: string, now: Date) {
  const hours = await engine.query(
    `SELECT ${arrivalHour} AS hour, count(*) AS records, count(change_misfits) AS misfits,
       max(CAST(change_arrived_at AS varchar)) AS arrival, max(CAST(change_time AS varchar)) AS change
     FROM ${table}_changes WHERE change_date >= ${literal(since)} GROUP BY 1 ORDER BY 1`,
  );
  return {
    hours: hours.rows.map(([hour, records, misfits]) => ({
      hour: String(hour),
      records: Number(records),
      misfits: Number(misfits),
    })),
    newestArrival: newest(
      hours.rows.map((row) => row[3]),
      now,
    ),
    newestChange: newest(
      hours.rows.map((row) => row[4]),
      now,
    ),
  };
}

function newest(times: readonly unknown[], now: Date): Age | null {
  const last = times
    .filter((time) => typeof time === "string")
    .sort()
    .at(-1);
  if (last === undefined) return null;
  const [, day, clock] = /^(\S+) ([\d:.]+)/.exec(last) ?? [];
  const time = new Date(`${day}T${clock}Z`);
  return { time: time.toISOString(), seconds: (now.getTime() - time.getTime()) / 1000 };
}

async function quarantinedHours(engine: QueryEngine, since: string): Promise<QuarantinedHour[]> {
  // A record that came twice lies there twice.
  const { rows } = await engine.query(
    `SELECT substr(CAST(change_arrived_at AS varchar), 1, 13) AS hour, reason,
       count(DISTINCT concat(change_shard_id, ':', change_sequence_number)) AS records
     FROM quarantine WHERE quarantine_date >= ${literal(since)} GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  return rows.map(([hour, reason, records]) => ({
    hour: String(hour),
    reason: String(reason),
    records: Number(records),
  }));
}

async function objectSizes(
  source: ObjectSource,
  table: string,
  days: number,
): Promise<ObjectSizes[]> {
  const objects: ListedObject[] = [];
  for await (const object of source.list(`${table}/`)) objects.push(object);
  const groups = [...groupBy(objects, ({ key }) => placeOf(key))].map(([place, group]) => {
    const [format = "", day = ""] = place.split(" ");
    const sizes = group.map(({ bytes }) => bytes);
    return {
      format,
      day,
      objects: sizes.length,
      bytes: sizes.reduce((total, size) => total + size, 0),
      smallest: Math.min(...sizes),
      largest: Math.max(...sizes),
    };
  });
  const newestDays = [...new Set(groups.map(({ day }) => day))].sort().slice(-days);
  return groups.filter(({ day }) => newestDays.includes(day));
}

function placeOf(key: string): string {
  const [, format = "", day = ""] = /^[^/]*\/([^/]*)\/change_date=([^/]*)\//.exec(key) ?? [];
  return `${format} ${day}`;
}
