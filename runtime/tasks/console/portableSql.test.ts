/** What the console asks is SQL that DuckDB runs and Athena's grammar has. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TrinoSQL } from "dt-sql-parser";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deliverSample } from "../../../test/support/e2e/deliverSample.js";
import { FileObjectSource } from "../../delivery/FileObjectSource.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { ArchiveDatabase } from "./ArchiveDatabase.js";
import { AthenaDatabase } from "./AthenaDatabase.js";
import { latestRows } from "./latestRows.js";
import type { QueryEngine } from "./QueryEngine.js";
import { readJourney } from "./readJourney.js";
import { readStatus } from "./readStatus.js";

const folder = mkdtempSync(join(tmpdir(), "portable-"));
const source = new FileObjectSource(folder);
const places = new AthenaDatabase({} as never, "database", "workgroup").places("demand_record");
const asked: string[] = [];
const test = suite();
let engine: ArchiveDatabase;

test.before(async () => {
  const sample = await deliverSample(folder, 20);
  engine = await ArchiveDatabase.open(folder, demandRecordTypes);
  const store = { name: "", environment: {} as never, source, engine: recorded(engine) };
  const item = sample.changes[0]?.write.newImage ?? {};
  await readStatus(store, demandRecordTypes, 7, new Date());
  await readJourney(store.engine, demandRecordTypes, [item.id?.S ?? ""]);
  await latestRows(store, demandRecordTypes.DemandRecord).of([item]);
  await latestRows(store, demandRecordTypes.DemandRecord).some(2);
});

test.after(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

test("Athena's grammar has every query", () => {
  const athena = asked.map((sql) => sql.replaceAll(engine.places("demand_record"), places));
  assert.ok(athena.length >= 7);
  assert.ok(athena.some((sql) => sql.includes('"$path"')));
  for (const sql of athena) {
    assert.equal(
      new TrinoSQL().validate(sql).map(({ message }) => message),
      [],
      sql,
    );
  }
});

test("quotes in a key are part of it", async () => {
  assert.equal(await readJourney(recorded(engine), demandRecordTypes, ["it's nobody's"]), []);
});

test("an archive without an object has no item", async () => {
  const empty = mkdtempSync(join(tmpdir(), "portable-empty-"));
  const none = await ArchiveDatabase.open(empty, demandRecordTypes);
  assert.equal(await readJourney(none, demandRecordTypes, ["HOST.1"]), []);
  none.close();
  rmSync(empty, { recursive: true });
});

function recorded(inner: QueryEngine): QueryEngine {
  return {
    query(sql) {
      asked.push(sql);
      return inner.query(sql);
    },
    places: (table) => inner.places(table),
    close: () => undefined,
  };
}

test.run();
