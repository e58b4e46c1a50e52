import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { AttributeValue } from "../../codec/AttributeValue.js";
import type { RecordType } from "../../codec/RecordType.js";
import type { ObjectSource } from "../../delivery/ObjectSource.js";
import { UserError } from "../UserError.js";
import { ArchiveDatabase, type ExactRow } from "./ArchiveDatabase.js";
import { keyColumns } from "./keyColumns.js";
import type { Store } from "./openStore.js";
import { literal, type QueryEngine } from "./QueryEngine.js";
import type { LatestRows } from "./reconcile.js";

/** Items whose keys are named in one query. */
const keysAtOnce = 500;

/**
 * Read rows of `_latest` exactly. Of an archive in S3, Athena tells which objects have an item's
 * changes, for its own results are text; these are fetched and read by DuckDB.
 */
export function latestRows({ engine, source }: Store, recordType: RecordType): LatestRows {
  const columns = keyColumns(recordType);
  const read =
    engine instanceof ArchiveDatabase
      ? (where: string) => engine.rows(recordType, "latest", where)
      : (where: string) => fetchAndRead(engine, source, recordType, where);
  return {
    all() {
      if (engine instanceof ArchiveDatabase) return read("true");
      throw UserError.at("--sample", "option", "an environment's archive is compared by a sample");
    },
    async some(count) {
      const names = columns.map((name) => `CAST("${name}" AS varchar)`).join(", ");
      const { rows } = await engine.query(
        `SELECT ${names} FROM ${recordType.table}_latest ORDER BY random() LIMIT ${count}`,
      );
      return inParts(rows, (part) => read(anyOf(columns, part)));
    },
    of(items) {
      const keys = items.map((item) => recordType.key.map((name) => keyValue(item[name])));
      return inParts(keys, (part) => read(anyOf(columns, part)));
    },
  };
}

async function inParts(
  keys: readonly (readonly unknown[])[],
  read: (part: readonly (readonly unknown[])[]) => Promise<ExactRow[]>,
): Promise<ExactRow[]> {
  const rows: ExactRow[] = [];
  for (let from = 0; from < keys.length; from += keysAtOnce) {
    rows.push(...(await read(keys.slice(from, from + keysAtOnce))));
  }
  return rows;
}

function anyOf(columns: readonly string[], keys: readonly (readonly unknown[])[]): string {
  const isItem = (key: readonly unknown[]) =>
    columns
      .map((name, index) => `CAST("${name}" AS varchar) = ${literal(String(key[index]))}`)
      .join(" AND ");
  return keys.map((key) => `(${isItem(key)})`).join(" OR ");
}

function keyValue(value: AttributeValue | undefined): string {
  return value?.S ?? value?.N ?? "";
}

async function fetchAndRead(
  engine: QueryEngine,
  source: ObjectSource,
  recordType: RecordType,
  where: string,
): Promise<ExactRow[]> {
  const { table } = recordType;
  const { rows } = await engine.query(
    `SELECT DISTINCT object FROM ${engine.places(table)} AS places WHERE ${where}`,
  );
  const folder = mkdtempSync(join(tmpdir(), "demand-pipeline-latest-"));
  try {
    for (const [object] of rows) await fetch(source, keyBelow(String(object), table), folder);
    return await readFolder(folder, recordType, where);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `s3://bucket/prefix/table/…` → `table/…` */
function keyBelow(place: string, table: string): string {
  return place.slice(place.lastIndexOf(`/${table}/parquet/`) + 1);
}

async function fetch(source: ObjectSource, key: string, folder: string): Promise<void> {
  const parts: Uint8Array[] = [];
  for await (const part of source.read(key)) parts.push(part);
  mkdirSync(dirname(join(folder, key)), { recursive: true });
  writeFileSync(join(folder, key), Buffer.concat(parts));
}

async function readFolder(
  folder: string,
  recordType: RecordType,
  where: string,
): Promise<ExactRow[]> {
  const database = await ArchiveDatabase.open(folder, { [recordType.name]: recordType });
  try {
    return await database.rows(recordType, "latest", where);
  } finally {
    database.close();
  }
}
