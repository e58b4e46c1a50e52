import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../codec/AttributeValue.js";
import { imageDifferences } from "./imageDifferences.js";

const bytes = new Uint8Array([1, 2]);

const same: readonly [string, AttributeMap, AttributeMap][] = [
  ["numbers of one value", { n: { N: "1E2" } }, { n: { N: "100.0" } }],
  ["sets in any order", { s: { SS: ["b", "a"] } }, { s: { SS: ["a", "b"] } }],
  ["sets of numbers", { s: { NS: ["1", "20"] } }, { s: { NS: ["2E1", "1.0"] } }],
  ["binary as bytes and base64", { b: { B: bytes } }, { b: { B: "AQI=" } }],
  [
    "maps in any order",
    { m: { M: { a: { S: "" }, b: { N: "0" } } } },
    { m: { M: { b: { N: "0" }, a: { S: "" } } } },
  ],
];
for (const [name, item, latest] of same) {
  test(`the same: ${name}`, () => assert.equal(imageDifferences(item, latest), []));
}

test("a difference is told at the deepest place", () => {
  const item = { l: { L: [{ M: { "a/b": { S: "x" }, c: { N: "1" } } }] } };
  const latest = { l: { L: [{ M: { "a/b": { S: "y" }, c: { N: "1" } } }] } };
  assert.equal(imageDifferences(item, latest), [
    { pointer: "/l/0/a~1b", item: { S: "x" }, latest: { S: "y" } },
  ]);
});

test("missing, NULL and empty are three things", () => {
  const pointers = (item: AttributeMap, latest: AttributeMap) =>
    imageDifferences(item, latest).map(({ pointer }) => pointer);
  assert.equal(pointers({ a: { NULL: true } }, {}), ["/a"]);
  assert.equal(pointers({ a: { S: "" } }, { a: { NULL: true } }), ["/a"]);
  assert.equal(pointers({}, { a: { S: "" } }), ["/a"]);
});

test("types, digits and lengths count", () => {
  const differ = (item: AttributeMap, latest: AttributeMap) =>
    assert.is(imageDifferences(item, latest).length, 1);
  differ({ a: { S: "1" } }, { a: { N: "1" } });
  differ({ a: { N: "9007199254740993" } }, { a: { N: "9007199254740992" } });
  differ({ a: { L: [] } }, { a: { L: [{ S: "" }] } });
  differ({ a: { SS: ["1"] } }, { a: { NS: ["1"] } });
});

test("an attribute named like a member of every object is one like others", () => {
  const map = (name: string) => Object.fromEntries([[name, { S: "x" }]]);
  assert.is(imageDifferences(map("constructor"), {}).length, 1);
  assert.is(imageDifferences(map("__proto__"), {}).length, 1);
  assert.is(imageDifferences(map("__proto__"), map("__proto__")).length, 0);
});

test.run();
