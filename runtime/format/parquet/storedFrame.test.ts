import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { queryRows, withDuckDB } from "../../../test/support/duckdb.js";
import { storedFrame } from "./storedFrame.js";

/** Have DuckDB decompress a frame that holds a table of one column. */
function rowsOf(frame: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), "stored-frame-"));
  const file = join(folder, "numbers.csv.zst");
  writeFileSync(file, frame);
  const query = `SELECT count(*) AS n, sum(number) AS total, max(length(filler)) AS longest
    FROM read_csv('${file}', header = true, compression = 'zstd')`;
  return withDuckDB((connection) => queryRows(connection, query)).finally(() =>
    rmSync(folder, { recursive: true }),
  );
}

function table(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, row) => `${row},${"x".repeat(row % 50)}`);
  return Buffer.from(`number,filler\n${lines.join("\n")}\n`);
}

for (const rows of [1, 100, 20_000]) {
  test(`another implementation reads ${rows} rows that are stored`, async () => {
    const bytes = table(rows);
    const frame = storedFrame(bytes);
    const blocks = Math.ceil(bytes.length / 2 ** 17);
    assert.is(frame.length, bytes.length + 9 + 3 * blocks);
    const [row] = await rowsOf(frame);
    assert.is(Number(row?.n), rows);
    assert.is(Number(row?.total), (rows * (rows - 1)) / 2);
  });
}

test("a block may be full, and a frame empty", () => {
  assert.is(storedFrame(new Uint8Array(2 ** 17)).length, 2 ** 17 + 12);
  assert.is(storedFrame(new Uint8Array(2 ** 17 + 1)).length, 2 ** 17 + 1 + 15);
  assert.is(storedFrame(new Uint8Array(0)).length, 12);
});

test.run();
