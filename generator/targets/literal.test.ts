import { test } from "uvu";
import * as assert from "uvu/assert";
import { inline, layout } from "./literal.js";

test("data fits on one line whatever its length", () => {
  assert.is(inline({ a: [1, null], "b-c": {} }, "json"), '{ "a": [1, null], "b-c": {} }');
  assert.is(inline({ a: [1, null], "b-c": {} }, "typescript"), '{ a: [1, null], "b-c": {} }');
});

test("only what is too wide is broken", () => {
  assert.is(
    layout({ name: "a", union: ["null", "string"] }, "json", "", 30),
    '{\n  "name": "a",\n  "union": ["null", "string"]\n}',
  );
  assert.is(layout([["ab"], ["cd"]], "typescript", "  ", 12), '[\n    ["ab"],\n    ["cd"],\n  ]');
});

test("JSON that is laid out says the same", () => {
  const data = { text: 'a "quoted"\nline', list: [{ deep: [true, { er: 1.5 }] }], none: null };
  for (const width of [0, 10, 40, 100])
    assert.equal(JSON.parse(layout(data, "json", "", width)), data);
});

test("an undefined property is left out", () => {
  assert.is(inline({ a: undefined, b: 1 }, "json"), '{ "b": 1 }');
});

test.run();
