import { test } from "uvu";
import * as assert from "uvu/assert";
import { own, put } from "./put.js";

const names = Object.getOwnPropertyNames(Object.prototype);

test("what every object inherits is no member", () => {
  for (const name of names) assert.is(own({} as Record<string, unknown>, name), undefined, name);
});

test("a member is got whatever its name and value", () => {
  for (const name of [...names, "a", "0", ""]) {
    for (const value of [{ S: "x" }, [], null, "x", 0, Object.prototype, () => 0]) {
      const map: Record<string, unknown> = {};
      put(map, name, value);
      assert.is(own(map, name), value);
      assert.is(own(Object.assign(Object.create(null), { a: value }), "a"), value);
    }
  }
});

test("a member that is undefined is none", () => {
  assert.is(own({ constructor: undefined } as Record<string, unknown>, "constructor"), undefined);
});

test.run();
