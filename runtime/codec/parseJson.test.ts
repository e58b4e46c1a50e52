import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { WrittenValue } from "./AttributeValue.js";
import { Place } from "./Place.js";
import { parseJson } from "./parseJson.js";
import { put } from "./put.js";
import { StrictReport } from "./StrictReport.js";

/** @throws {CodecError} for text that has no attribute value */
function parse(text: string): WrittenValue | null {
  const report = new StrictReport("Order");
  const value = parseJson(text, new Place(report));
  report.assertNone();
  return value;
}

function attributeOf(value: fc.JsonValue): WrittenValue {
  if (value === null) return { NULL: true };
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: JSON.stringify(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (Array.isArray(value)) return { L: value.map(attributeOf) };
  const members = {};
  for (const [name, member] of Object.entries(value))
    put(members, name, attributeOf(member as fc.JsonValue));
  return { M: members };
}

test("every JSON value has its attribute value, however it is spaced", () => {
  const storable = fc
    .jsonValue()
    .filter((value) => !/\d[eE][+-]?\d{3}/.test(JSON.stringify(value)));
  fc.assert(
    fc.property(storable, fc.constantFrom("", "\t", "  "), (value, space) => {
      assert.equal(parse(JSON.stringify(value, null, space)), attributeOf(value));
    }),
  );
});

test("a number keeps its digits", () => {
  const digits = "9007199254740993.10";
  assert.equal(parse(` [ ${digits} , -1E+3 ] `), { L: [{ N: digits }, { N: "-1E+3" }] });
});

test("a string is not taken for what it quotes", () => {
  const text = String.raw`{"\"a\":[":"{\"b\":1}\\","\u00e9\\":"]"}`;
  assert.equal(parse(text), { M: { '"a":[': { S: '{"b":1}\\' }, "é\\": { S: "]" } } });
});

test("of two members of one name the later one counts", () => {
  assert.equal(parse('{"a":{"x":1},"a":[]}'), { M: { a: { L: [] } } });
});

test("a long string and a deep array are read", () => {
  const long = `"${"\\n".repeat(200_000)}"`;
  assert.equal(parse(long), { S: "\n".repeat(200_000) });
  const depth = 1000;
  let value = parse("[".repeat(depth) + "]".repeat(depth));
  let levels = 0;
  for (; value !== null && value !== undefined && "L" in value; value = value.L[0] ?? null)
    levels++;
  assert.is(levels, depth);
});

test("a number that DynamoDB does not store is told", () => {
  assert.throws(() => parse(`[${"1".repeat(39)}]`), /a number that DynamoDB does not store/);
});

test("what is not JSON is told", () => {
  for (const text of ["", "{", "[1,]", "{1:2}", "nul", "1 2"]) {
    assert.throws(() => parse(text), /not JSON/);
  }
});

test.run();
