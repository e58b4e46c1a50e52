import { test } from "uvu";
import * as assert from "uvu/assert";
import { listOf, mapOf } from "./cells.js";

function double(number: number | null): number | null {
  return number && number * 2;
}

test("a list's elements are converted, nulls by the conversion", () => {
  assert.equal(listOf([1, null, 3], double), [2, null, 6]);
  assert.equal(listOf([], double), []);
  assert.is(listOf(null, double), null);
});

test("a map's values are converted under any key", () => {
  const map = JSON.parse('{"__proto__": 1, "": 2, "none": null}') as Record<string, number | null>;
  const converted = mapOf(map, double);
  assert.equal(Object.entries(converted ?? {}), [
    ["__proto__", 2],
    ["", 4],
    ["none", null],
  ]);
  assert.is(Object.getPrototypeOf(converted), null);
  assert.is(mapOf(null, double), null);
});

test.run();
