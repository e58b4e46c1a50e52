import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { withDuckDB } from "../../support/duckdb.js";
import { differences } from "./differences.js";

async function differencesOf(one: string, other: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "differences-"));
  const [file, second] = ["one.parquet", "other.parquet"].map((name) => join(folder, name));
  try {
    await withDuckDB(async (connection) => {
      await connection.run(`COPY (SELECT ${one}) TO '${file}' (FORMAT parquet)`);
      await connection.run(`COPY (SELECT ${other}) TO '${second}' (FORMAT parquet)`);
    });
    return await differences(file as string, second as string);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("rows with the same values are the same, whatever the order of a set and of JSON's members", async () => {
  const one = "1 AS id, ['a', 'b'] AS tags, '{\"a\":1,\"b\":2}' AS raw";
  const other = "1 AS id, ['b', 'a'] AS tags, '{\"b\":2,\"a\":1}' AS raw";
  assert.is(await differencesOf(one, other), 0);
});

test("a row with another value counts once on each side", async () => {
  assert.is(await differencesOf("1 AS id, ['a'] AS tags", "2 AS id, ['a'] AS tags"), 2);
  assert.is(await differencesOf("1 AS id, ['a'] AS tags", "1 AS id, ['a', 'a'] AS tags"), 2);
});

test.run();
