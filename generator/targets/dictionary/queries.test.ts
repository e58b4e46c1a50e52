import { TrinoSQL } from "dt-sql-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  bytes,
  date,
  decimalOf,
  demandRecord,
  fieldOf,
  int64,
  recordOf,
  text,
  timestamp,
  value,
} from "../../../test/support/demandModel.js";
import type { Field, RecordModel, Value } from "../../model/model.js";
import { exampleQueries } from "./queries.js";

const trino = new TrinoSQL();

function queriesOf(record: RecordModel): Record<string, string> {
  return Object.fromEntries(exampleQueries(record).map(({ title, sql }) => [title, sql]));
}

function keyedBy(...fields: readonly Field[]): RecordModel {
  return recordOf("Order", fields);
}

function keyLiteral(held: Value): string | undefined {
  const queries = queriesOf(keyedBy(fieldOf("k", held, { key: "partition" })));
  return /WHERE k = (.*)/.exec(queries["One item’s history"] ?? "")?.[1];
}

test("the newest state, one day, one history, misfits and rescued values have a query each", () => {
  const queries = queriesOf(demandRecord);
  assert.is(
    queries["The newest state"],
    "SELECT id, revision, channel, status, system_id\nFROM demand_record_latest\nLIMIT 100",
  );
  assert.match(queries["One day"] ?? "", "WHERE change_date = '2024-05-01'");
  assert.match(queries["One item’s history"] ?? "", "WHERE id = 'the id'");
  assert.match(queries["What does not fit"] ?? "", "UNNEST(change_misfits)");
  assert.match(queries["Rescued values"] ?? "", "change_rescued_data");
});

test("without a key there is neither a newest state nor a history", () => {
  const queries = queriesOf(recordOf("Order", [fieldOf("a", text)]));
  assert.equal(Object.keys(queries), ["One day", "What does not fit", "Rescued values"]);
});

test("a key is compared with a literal of its type", () => {
  assert.is(keyLiteral(text), "'the k'");
  assert.is(keyLiteral(int64), "1");
  assert.is(keyLiteral(decimalOf(12, 2)), "DECIMAL '1'");
  assert.is(keyLiteral(bytes), "X'00'");
  assert.is(keyLiteral(date), "DATE '2024-05-01'");
  assert.is(keyLiteral(timestamp), "TIMESTAMP '2024-05-01 10:00:00.000'");
  assert.is(keyLiteral(value({ kind: "enum", symbols: ["it's"], unknown: "keep" })), "'it''s'");
});

test("names that SQL reserves are quoted, others are not", () => {
  const record = keyedBy(
    fieldOf("order", text, { key: "partition" }),
    fieldOf("_1st", text, { key: "sort" }),
    fieldOf("plain", text),
  );
  assert.is(
    queriesOf({ ...record, table: { name: "select", formats: ["avro"] } })["The newest state"],
    'SELECT "order", "_1st", plain\nFROM select_latest\nLIMIT 100',
  );
});

test("every query is Trino's SQL, whatever the columns are called", () => {
  const odd = keyedBy(
    fieldOf("table", bytes, { key: "partition" }),
    fieldOf("3d", timestamp, { key: "sort", column: "_3d" }),
  );
  for (const record of [demandRecord, odd, recordOf("Empty", [])]) {
    for (const { title, sql } of exampleQueries(record)) {
      assert.equal(trino.validate(sql), [], `${record.name}: ${title}`);
    }
  }
});

test.run();
