/** What the data dictionary tells analysts to ask, asked of Trino over views of one row. */
import * as assert from "uvu/assert";
import { journeysOf, withMembers } from "../../generator/model/journey.js";
import type { RecordModel } from "../../generator/model/model.js";
import { memberExpression } from "../../generator/targets/dictionary/memberExpression.js";
import { exampleQueries } from "../../generator/targets/dictionary/queries.js";
import { recordViews } from "../../generator/targets/table/views.js";
import { trinoType } from "../../generator/targets/terraform/trinoType.js";
import {
  bytes,
  demandRecord,
  fieldOf,
  int64,
  listOf,
  mapOf,
  modelOf,
  recordOf,
  structOf,
  text,
  timestamp,
  value,
} from "../support/demandModel.js";
import { engineTest } from "./harness/engineTest.js";
import { sharedTrino } from "./harness/sharedTrino.js";

/** SQL of the cells of the row, by column; all others are null. */
type Cells = Readonly<Record<string, string>>;

const cells: Cells = {
  change_date: "'2024-05-01'",
  change_time: "TIMESTAMP '2024-05-01 10:00:00.000'",
  change_type: "'INSERT'",
  change_misfits: "ARRAY['/price: expected N, found S']",
  change_rescued_data: `'{"/price":{"S":"free"},"/note":null}'`,
  id: "'the id'",
  revision: "7",
};
const telling = { id: "the id", revision: "7", channel: null, status: null, system_id: null };
const change = { change_time: String(Date.UTC(2024, 4, 1, 10)), change_type: "INSERT" };
const answers: Readonly<Record<string, readonly object[]>> = {
  "The newest state": [telling],
  "One day": [{ ...change, ...telling }],
  "One item’s history": [{ ...change, ...telling }],
  "What does not fit": [{ change_misfit: "/price: expected N, found S", change_count: "1" }],
  "Rescued values": [
    {
      change_time: change.change_time,
      id: "the id",
      change_place: "/note",
      change_value: "null",
    },
    {
      change_time: change.change_time,
      id: "the id",
      change_place: "/price",
      change_value: '{"S":"free"}',
    },
  ],
};

/** A record whose names and types are as awkward as they get. */
const awkward = recordOf("Awkward", [
  fieldOf("table", bytes, { key: "partition" }),
  fieldOf("_3d", timestamp, { key: "sort" }),
  fieldOf("order", int64),
  fieldOf("grid", listOf(listOf(value(structOf("Cell", [fieldOf("from", text)]), "M")))),
  fieldOf("places", mapOf(value(structOf("Place", [fieldOf("lat", text)]), "M"))),
]);

/** Put a record's views in front of a query, each with the one row. */
function withViews(record: RecordModel, sql: string): string {
  const views = recordViews(modelOf(record), record).map(({ name, columns }) => {
    const row = columns.map(({ name, hive }) => {
      return `CAST(${cells[name] ?? "NULL"} AS ${trinoType(hive)}) AS "${name}"`;
    });
    return `"${name}" AS (SELECT ${row.join(", ")})`;
  });
  return `WITH ${views.join(",\n")}\n${sql}`;
}

const test = await engineTest(sharedTrino);

for (const { title, sql } of exampleQueries(demandRecord)) {
  test(`the query "${title}" answers what it promises`, async ({ trino }) => {
    const { rows } = await trino.query(withViews(demandRecord, sql));
    assert.equal(rows, answers[title]);
  });
}

test("the queries of a record with awkward names and types are answered", async ({ trino }) => {
  for (const { sql } of exampleQueries(awkward)) {
    await trino.query(withViews(awkward, sql));
  }
});

test("a struct's member is found as the dictionary spells it", async ({ trino }) => {
  for (const record of [demandRecord, awkward]) {
    const journeys = journeysOf(modelOf(record), record).flatMap(withMembers);
    const members = journeys.filter(({ chain }) => chain.length > 1);
    const expressions = members.map(({ chain }) => memberExpression(chain)).join(", ");
    const sql = `SELECT ${expressions} FROM ${record.table.name}_latest`;
    const { columns } = await trino.query(withViews(record, sql));
    assert.is(columns.length, members.length);
  }
});

test.run();
