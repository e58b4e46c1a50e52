import { test } from "uvu";
import * as assert from "uvu/assert";
import { itemSize } from "./itemSize.js";

// Every figure follows "DynamoDB item sizes and formats".
const sizes: readonly (readonly [string, Parameters<typeof itemSize>[0], number])[] = [
  ["a string is its UTF-8 bytes beside its name's", { ab: { S: "é€" } }, 2 + 5],
  ["a number is a byte for two significant digits, and one", { n: { N: "-12345.6000" } }, 1 + 4],
  ["zero is one byte", { n: { N: "0" } }, 1 + 1],
  ["binary is its own length, not its text's", { b: { B: "AAECAw==" } }, 1 + 4],
  ["a truth value and NULL are one byte", { t: { BOOL: false }, n: { NULL: true } }, 4],
  ["a set is its members", { s: { SS: ["a", "bc"] }, n: { NS: ["1", "22"] } }, 1 + 3 + 1 + 4],
  ["a list has 3 bytes, and 1 for each element", { l: { L: [{ S: "a" }, { N: "1" }] } }, 1 + 3 + 5],
  ["a map has 3 bytes, and 1 for each entry", { m: { M: { k: { S: "ab" } } } }, 1 + 3 + 1 + 3],
];

for (const [sentence, item, size] of sizes) {
  test(sentence, () => {
    assert.is(itemSize(item), size);
  });
}

test.run();
