import { gunzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type SampleChange, sampleChanges } from "./sampleChanges.js";
import { samplePoison } from "./samplePoison.js";

const first = sampleChanges({ count: 1 })[0] as SampleChange;
const poison = new Map(
  samplePoison(first.change).map(({ name, data }) => [name, Buffer.from(data)]),
);

test("every poison has a name of its own", () => {
  assert.is(poison.size, 5);
});

test("a change cut short is not JSON", () => {
  assert.throws(() => JSON.parse(poison.get("a change cut short")?.toString() ?? "{}"));
});

test("the change in gzip is whole", () => {
  const text = gunzipSync(poison.get("a change in gzip") ?? "").toString();
  assert.equal(JSON.parse(text), first.change);
});

test("the unknown table and the other key are all that differs", () => {
  const table = JSON.parse(poison.get("a change of an unknown table")?.toString() ?? "{}");
  assert.equal(table, { ...first.change, tableName: "orders" });
  const key = JSON.parse(poison.get("a key of another type")?.toString() ?? "{}");
  assert.equal(key.dynamodb.NewImage, first.change.dynamodb.NewImage);
  assert.equal(key.dynamodb.Keys, { id: { N: "12" } });
});

test.run();
