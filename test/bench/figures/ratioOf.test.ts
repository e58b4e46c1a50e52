import { test } from "uvu";
import * as assert from "uvu/assert";
import { median, quantile } from "./quantile.js";
import { ratioOf } from "./ratioOf.js";

test("a ratio is that of each turn, so that a slow turn of both changes nothing", () => {
  assert.equal(ratioOf([2, 20, 2], [1, 10, 1]), { value: 2, spread: [2, 2] });
});

test("the spread is the middle half of the turns' ratios", () => {
  assert.equal(ratioOf([5, 1, 4, 2, 3], [1, 1, 1, 1, 1]), { value: 3, spread: [2, 4] });
});

test("turns of which one thing has more cannot be compared", () => {
  assert.throws(() => ratioOf([1, 2], [1]), "2 turns cannot be compared with 1");
  assert.throws(() => ratioOf([], []), "0 turns");
});

test("a quantile between two values is in proportion", () => {
  assert.is(quantile([10, 0], 0.25), 2.5);
  assert.is(median([4, 1, 3, 2]), 2.5);
  assert.is(median([9]), 9);
});

test("a quantile leaves the values in their order", () => {
  const values = [3, 1, 2];
  quantile(values, 0.5);
  assert.equal(values, [3, 1, 2]);
});

test.run();
