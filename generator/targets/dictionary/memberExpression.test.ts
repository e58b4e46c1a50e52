import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  fieldOf,
  listOf,
  mapOf,
  structOf,
  text,
  value,
} from "../../../test/support/demandModel.js";
import type { Value } from "../../model/model.js";
import { memberExpression } from "./memberExpression.js";

const inner = fieldOf("from", text);
const held = value(structOf("Outer", [inner]), "M");

function expressionOf(outer: Value): string {
  return memberExpression([fieldOf("outer", outer, { column: "select" }), inner]);
}

test("a struct's member follows a dot; reserved names are quoted", () => {
  assert.is(expressionOf(held), '"select"."from"');
});

test("an element of lists and maps is asked for so that its absence is null", () => {
  assert.is(expressionOf(listOf(held)), 'element_at("select", 1)."from"');
  assert.is(expressionOf(mapOf(listOf(held))), `element_at(element_at("select", 'key'), 1)."from"`);
});

test("structs stand in structs", () => {
  const middle = fieldOf("middle", listOf(held));
  const outer = fieldOf("outer", value(structOf("Most", [middle]), "M"));
  assert.is(memberExpression([outer, middle, inner]), 'element_at("outer".middle, 1)."from"');
});

test.run();
