import { test } from "uvu";
import * as assert from "uvu/assert";
import { didYouMean, suggest } from "./suggest.js";

const words = ["type", "table", "column", "precision", "version", "dynamodb", "aliases", "key"];

for (const [written, meant] of [
  ["tpye", "type"],
  ["Type", "type"],
  ["colum", "column"],
  ["presicion", "precision"],
  ["dynamoDB", "dynamodb"],
  ["dynamo", "dynamodb"],
  ["alias", "aliases"],
  ["keys", "key"],
  ["verison", "version"],
] as const) {
  test(`${written} was meant to be ${meant}`, () => assert.is(suggest(written, words), meant));
}

for (const written of ["label", "go-name", "foo", "", "primary-key", "tags"]) {
  test(`"${written}" is near to none`, () => assert.is(suggest(written, words), undefined));
}

test("the nearest is taken", () => {
  assert.is(suggest("columns-b", ["column-c", "columns-a"]), "columns-a");
});

test("the question is empty where nothing is near", () => {
  assert.is(didYouMean("kye", words), ' (did you mean "key"?)');
  assert.is(didYouMean("nothing", words), "");
});

test.run();
