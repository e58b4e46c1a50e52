/**
 * Whatever schemas say, what is generated of them is sound: it compiles, its readers take it, and
 * records survive every format. `GENERATIVE_RUNS` sets how many folders of schemas are tried, and
 * `GENERATIVE_SEED` which.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { TrinoSQL } from "dt-sql-parser";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import { avroFormat } from "../../runtime/format/avro/index.js";
import { parquetFormat } from "../../runtime/format/parquet/index.js";
import { generateFolder, type Output } from "../support/arbitrary/generateFolder.js";
import { imagesOf } from "../support/arbitrary/images.js";
import { type LoadedRecord, recordTypesOf } from "../support/arbitrary/recordTypesOf.js";
import { type SchemaFolder, schemaFolders } from "../support/arbitrary/schemaFolders.js";
import { avroReader } from "../support/avsc.js";
import { columnsFromPlain } from "../support/cellFromPlain.js";
import { type PlainCell, plainRow } from "../support/cells.js";
import { changeColumns } from "../support/changeColumns.js";
import { queryRows, withDuckDB } from "../support/duckdb.js";
import { parseHiveTable } from "../support/parseHiveTable.js";
import { readAvroRows } from "../support/readAvroRows.js";
import { canonicalImage } from "../support/sameImage.js";
import { typeProblems, virtualPath } from "../support/typeProblems.js";

const parameters = {
  numRuns: Number(process.env.GENERATIVE_RUNS ?? 12),
  seed: Number(process.env.GENERATIVE_SEED ?? 1),
  includeErrorInReport: true,
};
const rowCount = 20;
const digest = "0".repeat(32);

test("every reader takes what is written for it, and records survive every format", () =>
  withFolder((folder) =>
    withDuckDB(async (connection) => {
      const parquetReader = { connection, path: join(folder, "rows.parquet") };
      const check = async (schemas: SchemaFolder) => {
        const output = await generateFolder(schemas);
        readSchemas(output);
        for (const loaded of await recordTypesOf(output))
          await keepRecords(output, loaded, parquetReader);
      };
      const property = fc.asyncProperty(schemaFolders, (it) => check(it).catch(withDetails));
      await fc.assert(property, parameters);
    }),
  ));

/** Put what an assertion shows into its message, which is all that is told of the smallest failure. */
function withDetails(error: Error & { readonly details?: string }): never {
  throw new Error(`${error.message}${error.details ?? ""}`, { cause: error });
}

/** Read the Avro schemas with avsc, and the SQL with the grammars of Hive and Trino. */
function readSchemas({ files }: Output): void {
  for (const { path, text } of files) {
    if (path.endsWith(".avsc")) avroReader(text);
    if (/_(parquet|avro)\.sql$/.test(path)) parseHiveTable(text);
    if (/_(changes|latest|stale_keys)\.sql$/.test(path))
      assert.equal(new TrinoSQL().validate(text), [], path);
  }
}

/** Write records in each format, and find the same ones in what an independent reader reads. */
async function keepRecords(
  { model }: Output,
  { record, type, image }: LoadedRecord,
  parquetReader: ParquetReader,
): Promise<void> {
  const images = fc.sample(imagesOf(record), { numRuns: rowCount, seed: parameters.seed });
  const rows = images.map((image): TableRow => {
    const { columns, rescued } = type.row(image);
    return { change: { ...changeColumns, change_rescued_data: rescued }, columns };
  });
  const assertRead = (read: readonly PlainRow[]) => {
    assert.is(read.length, rows.length);
    for (const [at, row] of rows.entries())
      assert.equal(cellsOf(read[at]), cellsOf(plainRow(model, record, row)));
    const found = read.map((plain) =>
      image({
        columns: columnsFromPlain(record.fields, plain),
        rescued: plain.change_rescued_data as string | null,
      }),
    );
    for (const [at, it] of images.entries())
      assert.equal(canonicalImage(found[at]), canonicalImage(it));
  };
  if (type.parquet) {
    const bytes = parquetFormat("snappy").encode(type, rows, digest);
    assertRead(await readParquet(parquetReader, bytes));
  }
  if (type.avro)
    assertRead(await readAvroRows(model, record, avroFormat.encode(type, rows, digest)));
}

/** Rows are compared cell by cell, for objects with a cell `constructor` are equal to no other. */
function cellsOf(row: PlainRow = {}): [string, PlainCell][] {
  return Object.entries(row);
}

type PlainRow = Readonly<Record<string, PlainCell>>;

interface ParquetReader {
  readonly connection: DuckDBConnection;
  readonly path: string;
}

async function readParquet({ connection, path }: ParquetReader, bytes: Uint8Array) {
  await writeFile(path, bytes);
  return await queryRows(connection, `SELECT * FROM read_parquet('${path}')`);
}

async function withFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "generative-"));
  await work(folder).finally(() => rm(folder, { recursive: true }));
}

test("the generated code compiles", async () => {
  const folders = fc.sample(schemaFolders, parameters);
  const outputs = await Promise.all(folders.map(generateFolder));
  const files = outputs.flatMap((output, at) =>
    output.files
      .filter(({ path }) => path.endsWith(".ts"))
      .map(({ path, text }) => [virtualPath("generative", String(at), path), text] as const),
  );
  const problems = [...typeProblems(new Map(files))];
  const [[path = ""] = []] = problems;
  const [, at = ""] = /generative\/(\d+)\//.exec(path) ?? [];
  assert.equal(problems, [], `of ${JSON.stringify(folders[Number(at)])}`);
});

test.run();
