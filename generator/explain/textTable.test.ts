import { test } from "uvu";
import * as assert from "uvu/assert";
import { textTable } from "./textTable.js";

const columns = [
  { heading: "name", least: 4 },
  { heading: "what it is", least: 8 },
];

test("columns are as wide as what stands in them", () => {
  assert.equal(
    textTable(
      columns,
      [
        ["a", "one"],
        ["long name", "two"],
      ],
      40,
    ),
    ["name       what it is", "a          one", "long name  two"],
  );
});

test("the widest column shrinks until the table fits", () => {
  assert.equal(textTable(columns, [["short", "words that need more room"]], 20), [
    "name   what it is",
    "short  words that",
    "       need more",
    "       room",
  ]);
});

test("no column shrinks below its least width", () => {
  assert.equal(textTable(columns, [["abcdefgh", "ijklmnopqrst"]], 5), [
    "name  what it",
    "      is",
    "abcd  ijklmnop",
    "efgh  qrst",
  ]);
});

test.run();
