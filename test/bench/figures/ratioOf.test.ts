import { test } from "uvu";
import * as assert from "uvu/assert";
import { median, quantile } from "./quantile.js";
import { ratioOf } from "./ratioOf.js";

const once = (...values: number[]) => values.map((value) => [value]);

test("a ratio is that of each turn, so that a slow turn of both changes nothing", () => {
  const { value, spread, medians } = ratioOf(once(2, 20, 2), once(1, 10, 1));
  assert.is(value, 2);
  assert.equal(spread, [2, 2]);
  assert.equal(medians, [2, 1]);
});

test("the spread is the middle half of the turns' ratios", () => {
  const { value, spread } = ratioOf(once(5, 1, 4, 2, 3), once(1, 1, 1, 1, 1));
  assert.is(value, 3);
  assert.equal(spread, [2, 4]);
});

test("a turn counts with the median of its runs, and the best with the fastest of all", () => {
  const { value, best } = ratioOf([[6, 4, 9], [6]], [[2], [3, 1, 2]]);
  assert.is(value, 3);
  assert.is(best, 4);
});

test("turns of which one thing has more cannot be compared", () => {
  assert.throws(() => ratioOf(once(1, 2), once(1)), "2 turns cannot be compared with 1");
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
