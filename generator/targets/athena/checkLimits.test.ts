import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  fieldOf,
  int32,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../../test/support/demandModel.js";
import { Report } from "../../diagnostics.js";
import type { Field, RecordModel } from "../../model/model.js";
import { athena } from "../athena.js";
import type { GeneratedFile } from "../target.js";

const id = fieldOf("id", text, { key: "partition" });

/** Give what is told of records, as `code pointer`. */
function told(...records: readonly RecordModel[]): string[] {
  const model = modelOf(...records);
  const report = new Report();
  athena.check?.(model, athena.emit(model) as readonly GeneratedFile[], report);
  return report.diagnostics.map(({ code, location }) =>
    "pointer" in location ? `${code} ${location.pointer}` : code,
  );
}

/** A struct whose type in Hive has as many bytes. */
function structOfBytes(name: string, bytes: number): Field {
  const ends = "struct<".length + ">".length;
  const member = `${"m".repeat(95)}:int,`.length;
  const count = Math.floor((bytes - ends) / member);
  const rest = bytes - ends - count * member + ",".length;
  const names = Array.from({ length: count }, (_, at) => `m${at}`.padEnd(95, "m"));
  const last = "l".repeat(Math.max(1, rest - ":int,".length));
  const members = [...names, last].map((it) => fieldOf(it, int32));
  return fieldOf(name, value(structOf("Large", members), "M"));
}

test("a column's type may have as many bytes as Glue takes", () => {
  const formats = { table: { name: "order", formats: ["parquet"] } } as const;
  const order = (bytes: number) => recordOf("Order", [id, structOfBytes("large", bytes)], formats);
  assert.not.ok(told(order(131_072)).includes("column-type-limit #/properties/large"));
  assert.ok(told(order(131_073)).includes("column-type-limit #/properties/large"));
});

test("a statement may have as many bytes as Athena takes, and the largest property is named", () => {
  const fields = Array.from({ length: 5 }, (_, at) => structOfBytes(`part${at}`, 50_000 + at));
  const record = recordOf("Order", [id, ...fields]);
  assert.equal(told(record), ["statement-limit #/properties/part4"]);
});

test("a table's statements are not those of a table whose name begins alike", () => {
  const large = Array.from({ length: 6 }, (_, at) => structOfBytes(`part${at}`, 50_000));
  const line = recordOf("OrderLine", [id, ...large]);
  assert.equal(told(recordOf("Order", [id]), line), ["statement-limit #/properties/part0"]);
});

test("what is small is no concern", () => {
  assert.equal(told(recordOf("Order", [id])), []);
});

test.run();
