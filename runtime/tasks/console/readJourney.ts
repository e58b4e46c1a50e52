import type { RecordType, RecordTypes } from "../../codec/RecordType.js";
import { keyColumns } from "./keyColumns.js";
import { literal, type QueryEngine, type QueryResult } from "./QueryEngine.js";

/** Where the changes of one item are. */
export interface Journey {
  readonly table: string;
  /** From write to row, in the order of the writes: each copy of each change. */
  readonly changes: QueryResult;
  /** Id of the change that `_latest` shows; null where it shows none. */
  readonly latest: unknown;
  /** Records in quarantine that name the item. */
  readonly quarantined: QueryResult;
}

/** Follow an item, by the values of its key, through the tables that have it. */
export async function readJourney(
  engine: QueryEngine,
  recordTypes: RecordTypes,
  key: readonly string[],
): Promise<Journey[]> {
  const journeys: Journey[] = [];
  for (const recordType of Object.values(recordTypes)) {
    if (recordType.key.length !== key.length) continue;
    const journey = await journeyIn(engine, recordType, key);
    if (journey.changes.rows.length + journey.quarantined.rows.length > 0) journeys.push(journey);
  }
  return journeys;
}

async function journeyIn(
  engine: QueryEngine,
  recordType: RecordType,
  key: readonly string[],
): Promise<Journey> {
  const { table, name } = recordType;
  const isItem = keyColumns(recordType)
    .map((column, index) => `CAST("${column}" AS varchar) = ${literal(key[index] ?? "")}`)
    .join(" AND ");
  const latest = await engine.query(`SELECT change_id FROM ${table}_latest WHERE ${isItem}`);
  return {
    table,
    changes: await engine.query(
      `SELECT CAST(change_time AS varchar) AS time, change_type AS type, change_id AS id,
         change_shard_id AS shard, change_sequence_number AS sequence_number, object, "row",
         change_schema_version AS schema, change_misfits AS misfits, change_rescued_data AS rescued
       FROM ${engine.places(table)} AS places WHERE ${isItem}
       ORDER BY change_time_micros, length(change_sequence_number), change_sequence_number, object`,
    ),
    latest: latest.rows[0]?.[0] ?? null,
    quarantined: await engine.query(
      `SELECT CAST(change_arrived_at AS varchar) AS arrival, reason, path, message,
         change_shard_id AS shard, change_sequence_number AS sequence_number
       FROM quarantine WHERE record_type = ${literal(name)} AND ${key
         .map((part) => `strpos(item_key, ${literal(JSON.stringify(part))}) > 0`)
         .join(" AND ")}
       ORDER BY change_arrived_at`,
    ),
  };
}
