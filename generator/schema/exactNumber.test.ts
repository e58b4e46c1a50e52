import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  ceiling,
  digitCount,
  exactNumber,
  floor,
  isWhole,
  scaleOf,
  wholeDigits,
} from "./exactNumber.js";

function read(text: string) {
  const number = exactNumber(text);
  assert.ok(number, text);
  return number as NonNullable<typeof number>;
}

test("digits are kept however many there are", () => {
  assert.equal(read("18446744073709551615"), { coefficient: 18446744073709551615n, exponent: 0 });
  assert.equal(read("0.00000000000000000001"), { coefficient: 1n, exponent: -20 });
});

test("spellings of one number are one number", () => {
  for (const text of ["100", "100.0", "1e2", "1E+2", "0.1e3", "1000e-1"]) {
    assert.equal(read(text), { coefficient: 1n, exponent: 2 }, text);
  }
  assert.equal(read("-0.0"), { coefficient: 0n, exponent: 0 });
});

test("scale and digits before the point", () => {
  assert.equal(
    ["0.01", "1e-3", "0.250", "5", "1e2"].map((text) => scaleOf(read(text))),
    [2, 3, 2, 0, 0],
  );
  assert.equal(
    ["0", "0.5", "12.34", "1e3", "-999"].map((text) => wholeDigits(read(text))),
    [0, 0, 2, 4, 3],
  );
});

test("what is not a number, or of absurd size, is refused at once", () => {
  for (const text of [
    undefined,
    "",
    '"1"',
    "true",
    "1e999999999",
    "1e-999999999",
    "9".repeat(2000),
  ]) {
    assert.is(exactNumber(text), undefined, text);
  }
});

test("floor and ceiling are those of the number", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.nat(9), (units, scale) => {
      const number = read(`${units}e-${scale}`);
      const unit = 10n ** BigInt(scale);
      const [low, high] = [floor(number), ceiling(number)];
      assert.ok(low * unit <= units && units < (low + 1n) * unit);
      assert.ok(high * unit >= units && units > (high - 1n) * unit);
      assert.is(isWhole(number), low === high);
    }),
  );
});

test("digits of an integer are counted without its sign", () => {
  assert.equal([0n, -10n, 999n].map(digitCount), [1, 2, 3]);
});

test.run();
