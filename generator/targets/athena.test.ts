import { TrinoSQL } from "dt-sql-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  demandModel,
  fieldOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import { parseHiveTable } from "../../test/support/parseHiveTable.js";
import type { Format, Model } from "../model/model.js";
import { athena } from "./athena.js";
import { type PhysicalTable, physicalTable } from "./table/physicalTable.js";
import { quarantineTable } from "./table/quarantine.js";

function sqlOf(model: Model, name: string): string {
  const files = athena.emit(model) as readonly { path: string; text: string }[];
  const file = files.find(({ path }) => path === `athena/${name}.sql`);
  assert.ok(file, `athena/${name}.sql is emitted`);
  return file.text;
}

for (const format of ["parquet", "avro"] as const) {
  test(`Hive's grammar reads the ${format} table's definition as it is meant`, () => {
    assertMeant(demandModel, format);
  });

  test(`any text may stand in the docs of a ${format} table`, () => {
    const doc = `It's a "test";\n\`of\` -- \\quotes\\ \${location} %{x} /* and */ é𝄞`;
    const record = recordOf("Odd", [fieldOf("id", text, { doc })], { doc });
    assertMeant(modelOf(record), format);
  });

  test(`reserved words may be names in a ${format} table`, () => {
    const struct = structOf("Order", [fieldOf("from", text), fieldOf("table", text)]);
    const record = recordOf("Select", [
      fieldOf("group", text),
      fieldOf("order", value(struct, "M")),
    ]);
    assertMeant(modelOf(record), format);
  });
}

test("Hive's grammar reads the quarantine table's definition as it is meant", () => {
  assertParsed(demandModel, quarantineTable);
});

function assertMeant(model: Model, format: Format): void {
  for (const record of model.records) assertParsed(model, physicalTable(model, record, format));
}

function assertParsed(model: Model, table: PhysicalTable): void {
  const { storage, partition, ...meant } = table;
  const parsed = parseHiveTable(sqlOf(model, meant.name));
  assert.equal(parsed, {
    ...meant,
    ...storage,
    name: `\${database}.${meant.name}`,
    partitions: [partition],
  });
}

test("the views are in Trino's grammar", () => {
  for (const view of ["changes", "latest", "stale_keys"])
    assert.equal(new TrinoSQL().validate(sqlOf(demandModel, `demand_record_${view}`)), []);
});

const historyPaths = [
  "athena/event_history.sql",
  "athena/event_history_merge.sql",
  "athena/event_history_optimize.sql",
  "athena/event_history_vacuum.sql",
];

test("a record without a key has changes but no latest state", () => {
  const model = modelOf(recordOf("Event", [fieldOf("name", text)]));
  const paths = (athena.emit(model) as readonly { path: string }[]).map(({ path }) => path);
  assert.equal(paths, [
    "athena/event_parquet.sql",
    "athena/event_avro.sql",
    "athena/event_changes.sql",
    ...historyPaths,
    "athena/quarantine.sql",
  ]);
});

test("a record in one format has that table only, and the views read it", () => {
  const table = { name: "event", formats: ["avro"] } as const;
  const model = modelOf(recordOf("Event", [fieldOf("name", text)], { table }));
  const paths = (athena.emit(model) as readonly { path: string }[]).map(({ path }) => path);
  assert.equal(paths, [
    "athena/event_avro.sql",
    "athena/event_changes.sql",
    ...historyPaths,
    "athena/quarantine.sql",
  ]);
  assert.match(sqlOf(model, "event_changes"), `FROM "\${database}"."event_avro"`);
});

test.run();
