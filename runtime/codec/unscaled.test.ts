import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { shortUnscaled, unscaled } from "./unscaled.js";
import { decimal } from "./values.js";

const digits = fc.bigInt({ min: -(10n ** 19n), max: 10n ** 19n });

/** Decimals near the digits that a double keeps, and shorter ones. */
const whole = fc.oneof(
  digits,
  digits.map((value) => value / 10n ** 12n),
  fc.bigInt({ min: 9007199254740980n, max: 9007199254741000n }),
);

test("a decimal is the same number either way, if the short way gives one", () => {
  fc.assert(
    fc.property(whole, fc.nat(12), (value, scale) => {
      const text = decimal(`${value}e-${scale}`);
      const places = String(text).split(".")[1]?.length ?? 0;
      const short = shortUnscaled(text, places);
      if (!Number.isNaN(short)) assert.is(BigInt(short), unscaled(text, places));
      else assert.ok(String(text).startsWith("-0") || String(text).length > 15);
    }),
    { numRuns: 2000 },
  );
});

for (const [text, scale, number] of [
  ["12.50", 2, 1250],
  ["-12.50", 2, -1250],
  ["0.01", 2, 1],
  ["0.00", 2, 0],
  ["7", 0, 7],
  ["9007199254740991", 0, 9007199254740991],
  ["9007199254740993", 0, Number.NaN],
  ["9999999999999999", 0, Number.NaN],
  ["12.5", 2, Number.NaN],
  ["12.500", 2, Number.NaN],
  ["12", 1, Number.NaN],
  ["x", 0, Number.NaN],
] as const) {
  test(`${text} of scale ${scale} is ${number} of its last digits`, () => {
    assert.equal(shortUnscaled(text as never, scale), number);
  });
}

test.run();
