/** The named queries that Terraform keeps in Athena, asked of Trino. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import type { ReaderRow } from "./readers/ReaderValue.js";
import { demand, demandArchive } from "./support/demandArchive.js";
import { eachOnce } from "./support/streamedRows.js";

const folder = "terraform/queries";
const database = "named_queries";

const test = await engineTest(async () => {
  const { query } = await demandArchive(database);
  const ask = async (name: string): Promise<readonly ReaderRow[]> =>
    (await query(filled(readFileSync(join(folder, name), "utf8")))).rows;
  return { ask };
});

const names: Readonly<Record<string, string>> = {
  database,
  changes: "demand_record_changes",
  quarantine: "quarantine",
};

/** Fill a query as Terraform does, and let it be asked soon after the sample's changes. */
function filled(text: string): string {
  const named = text.replace(/\$\{(\w+)\}/g, (_, name) => names[name] ?? "");
  return named.replaceAll("current_date", "DATE '2024-05-05'");
}

function total(rows: readonly ReaderRow[], column: string): number {
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

const changes = eachOnce(demand.changes);

for (const name of readdirSync(folder)) {
  test(`Trino answers ${name}`, async ({ ask }) => {
    assert.ok((await ask(name)).length > 0);
  });
}

test("changes by hour are all changes", async ({ ask }) => {
  assert.is(total(await ask("changes_by_hour.sql"), "change_count"), changes.length);
});

test("expired items are what the time to live removed", async ({ ask }) => {
  const expired = changes.filter(({ change }) => change.userIdentity !== null);
  assert.ok(expired.length > 0);
  assert.is(total(await ask("expired_items.sql"), "removal_count"), expired.length);
});

test("quarantine by reason has every poison", async ({ ask }) => {
  const rows = await ask("quarantine_by_reason.sql");
  assert.ok(total(rows, "record_count") >= demand.poisons.length);
});

test.run();
