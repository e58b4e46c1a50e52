import { test } from "uvu";
import * as assert from "uvu/assert";
import { readPage } from "./readPage.js";
import { epochMillis, type TypeSignature } from "./trinoValue.js";

const simple = (rawType: string): TypeSignature => ({ rawType, arguments: [] });
const array = (element: TypeSignature): TypeSignature => ({
  rawType: "array",
  arguments: [{ kind: "TYPE", value: element }],
});
const map = (key: TypeSignature, value: TypeSignature): TypeSignature => ({
  rawType: "map",
  arguments: [
    { kind: "TYPE", value: key },
    { kind: "TYPE", value },
  ],
});
const row = (members: Record<string, TypeSignature>): TypeSignature => ({
  rawType: "row",
  arguments: Object.entries(members).map(([name, typeSignature]) => ({
    kind: "NAMED_TYPE",
    value: { fieldName: { name }, typeSignature },
  })),
});

/** Read one cell from the JSON text that Trino sends for it. */
function cell(typeSignature: TypeSignature, json: string) {
  const columns = [{ name: "cell", type: "", typeSignature }];
  return readPage(`{"columns":${JSON.stringify(columns)},"data":[[${json}]]}`).rows[0]?.cell;
}

test("keeps every digit of a bigint, at every depth", () => {
  const bigint = simple("bigint");
  assert.is(cell(bigint, "-9223372036854775808"), "-9223372036854775808");
  assert.equal(cell(array(bigint), "[9007199254740993,null]"), ["9007199254740993", null]);
  assert.equal(cell(map(simple("varchar"), bigint), '{"b":1,"a":9007199254740993}'), [
    ["a", "9007199254740993"],
    ["b", "1"],
  ]);
  assert.equal(cell(row({ n: array(bigint) }), "[[9007199254740993]]"), {
    n: ["9007199254740993"],
  });
});

test("spells each type as the other readers do", () => {
  assert.is(cell(simple("integer"), "-7"), -7);
  assert.is(cell(simple("boolean"), "false"), false);
  assert.is(cell(simple("decimal"), '"12.50"'), "12.50");
  assert.is(cell(simple("double"), "0.1"), 0.1);
  assert.is(cell(simple("double"), "1.0E-7"), 1e-7);
  assert.is(cell(simple("real"), '"NaN"'), "NaN");
  assert.is(cell(simple("double"), '"-Infinity"'), "-Infinity");
  assert.is(cell(simple("varbinary"), '"AP8="'), "AP8=");
  assert.is(cell(simple("date"), '"2024-02-29"'), "2024-02-29");
  assert.is(cell(simple("timestamp"), '"2024-02-29 23:59:59.999"'), "1709251199999");
  assert.is(cell(simple("varchar"), "null"), null);
});

test("refuses a type that has no spelling", () => {
  assert.throws(() => cell(simple("hyperloglog"), '""'), /no spelling .* hyperloglog/);
});

test("spells a timestamp in milliseconds, with a fraction for finer digits", () => {
  assert.is(epochMillis("1970-01-01 00:00:00"), "0");
  assert.is(epochMillis("1970-01-01 00:00:00.5"), "500");
  assert.is(epochMillis("1970-01-01 00:00:00.000001"), "0.001");
  assert.is(epochMillis("1970-01-01 00:00:01.234500 UTC"), "1234.5");
  assert.is(epochMillis("1969-12-31 23:59:59.999999"), "-0.001");
  assert.is(epochMillis("0001-01-01 00:00:00.000"), "-62135596800000");
  assert.throws(() => epochMillis("1970-01-01 00:00:00.000 Europe/Berlin"), /no spelling/);
});

test("has no rows on a page without data, and hands errors on", () => {
  const page = readPage('{"nextUri":"http://next","error":{"errorName":"E","message":"m"}}');
  assert.equal(page.rows, []);
  assert.is(page.nextUri, "http://next");
  assert.is(page.error?.errorName, "E");
});

test.run();
