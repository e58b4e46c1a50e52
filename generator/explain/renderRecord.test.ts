import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  demandModel,
  demandRecord,
  fieldOf,
  modelOf,
  recordOf,
  text,
  uuid,
} from "../../test/support/demandModel.js";
import { renderRecord } from "./renderRecord.js";
import { recordToJson } from "./toJson.js";

const order = recordOf(
  "Order",
  [
    fieldOf("orderId", uuid, { key: "partition" }),
    fieldOf("state", text, { presence: "optional" }),
  ],
  {
    doc: "An order.",
    versionField: "revision",
    match: { attribute: "kind", equals: "order" },
    onMisfit: "quarantine",
  },
);

test("a record is told with its table, its key and all of its fields", () => {
  assert.equal(renderRecord(modelOf(order), order, 100), [
    "Order 1.0",
    "An order.",
    "",
    "declared    schemas/demand-record.schema.json:1:1 #",
    "table       order, in parquet and avro",
    "key         orderId",
    "newest by   revision",
    "items       kind is order",
    "misfits     quarantined",
    "",
    "column    type                             from       line  not exact in",
    "order_id  uuid    required, partition key  orderId S  1     TypeScript, Avro, Parquet, Athena,",
    "                                                            Iceberg",
    "state     string  optional                 state S    1",
    "",
    "2 fields: 7 exact, 5 widened",
  ]);
});

test("every line keeps to the width, and every column is there", () => {
  const lines = renderRecord(demandModel, demandRecord, 100);
  for (const line of lines) assert.ok(line.length <= 100, line);
  for (const { column } of demandRecord.fields) {
    assert.ok(
      lines.some((line) => line.startsWith(`${column} `)),
      column,
    );
  }
});

test("of the change's columns it is not told where an item has them", () => {
  const lines = renderRecord(demandModel, demandModel.change, 100);
  assert.not.match(lines.join("\n"), /^table|^misfits|DynamoDB/m);
});

test("programs are told the same", () => {
  const json = JSON.parse(JSON.stringify(recordToJson(modelOf(order), order)));
  assert.is(json.name, "Order");
  const [id] = json.fields;
  assert.equal(
    [id.path, id.columnPath, id.logicalType, id.stored, id.null],
    ["orderId", "order_id", "uuid", { descriptor: "S" }, "never"],
  );
  assert.equal(id.systems[2], {
    system: "avro",
    fidelity: "widened",
    reasons: ["does not say the form"],
    type: "string",
  });
});

test.run();
