import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ObjectSource } from "../../delivery/ObjectSource.js";
import { UserError } from "../UserError.js";
import { readContainer } from "./readContainer.js";
import { readParquet } from "./readParquet.js";

/** What an object holds. */
export interface ShownObject {
  readonly key: string;
  readonly bytes: number;
  /** Rows in all. */
  readonly count: number;
  /** What the file says of itself. */
  readonly facts: Readonly<Record<string, string>>;
  readonly columns: readonly ShownColumn[];
  /** The first rows. */
  readonly rows: readonly (readonly unknown[])[];
}

export interface ShownColumn {
  readonly name: string;
  readonly type: string;
  /** Which package read its cells. */
  readonly reader: string;
}

/** Find an object by its key; undefined where there is none. */
export async function readObject(
  source: ObjectSource,
  key: string,
  rows: number,
): Promise<ShownObject | undefined> {
  for await (const object of source.list(key)) {
    if (object.key === key) return showBytes(key, await allBytes(source, key), rows);
  }
  return undefined;
}

async function allBytes(source: ObjectSource, key: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of source.read(key)) parts.push(part);
  return Buffer.concat(parts);
}

async function showBytes(key: string, bytes: Buffer, rows: number): Promise<ShownObject> {
  const about = { key, bytes: bytes.length };
  if (key.endsWith(".parquet")) {
    return { ...about, ...(await withFile(bytes, (file) => readParquet(file, bytes, rows))) };
  }
  if (key.endsWith(".avro")) return { ...about, ...(await readContainer(bytes, rows)) };
  if (key.endsWith(".jsonl")) return { ...about, ...readLines(bytes, rows) };
  throw UserError.at(key, "object", "is neither Parquet, Avro nor JSON Lines");
}

/** DuckDB reads files only. */
async function withFile<T>(bytes: Uint8Array, work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "demand-pipeline-show-"));
  try {
    const file = join(folder, "object.parquet");
    writeFileSync(file, bytes);
    return await work(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readLines(bytes: Buffer, rows: number): Omit<ShownObject, "key" | "bytes"> {
  const lines = bytes.toString().trimEnd().split("\n");
  const values = lines.slice(0, rows).map((line): Record<string, unknown> => JSON.parse(line));
  const names = Object.keys(values[0] ?? {});
  return {
    count: lines.length,
    facts: { format: "JSON Lines" },
    columns: names.map((name) => ({ name, type: "", reader: "JSON" })),
    rows: values.map((value) => names.map((name) => value[name])),
  };
}
