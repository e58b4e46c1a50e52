import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { numbers } from "../../test/support/attributeValues.js";
import { parseNumber, plainInteger, plainPoint, sameNumber } from "./numberText.js";

const texts = fc.oneof(
  numbers,
  fc.string({ unit: fc.constantFrom(..."0012.-+eE 9x"), maxLength: 8 }),
);

test("a point is found where there are digits on both of its sides and none too many before it", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const match = /^(?!-0)(-?(?:0|[1-9]\d*))(?:\.\d+)?$/.exec(text);
      assert.is(plainPoint(text), match?.[1]?.length ?? -1);
    }),
    { numRuns: 5000 },
  );
});

test("what is plain is a number", () => {
  fc.assert(
    fc.property(texts, (text) => {
      if (plainPoint(text) >= 0) assert.ok(parseNumber(text) !== undefined);
    }),
    { numRuns: 2000 },
  );
});

test("a plain whole number is exact or is not given", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const number = plainInteger(text);
      if (!Number.isNaN(number)) assert.ok(sameNumber(BigInt(number).toString(), text));
    }),
    { numRuns: 2000 },
  );
});

for (const [text, number] of [
  ["9007199254740991", 9007199254740991],
  ["9007199254740992", Number.NaN],
  ["9007199254740993", Number.NaN],
  ["-9007199254740991", -9007199254740991],
  ["0", 0],
  ["-0", Number.NaN],
  ["1.0", Number.NaN],
  ["", Number.NaN],
] as const) {
  test(`${text || "nothing"} is ${number} as a plain whole number`, () => {
    assert.equal(plainInteger(text), number);
  });
}

test.run();
