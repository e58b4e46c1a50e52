import { test } from "uvu";
import * as assert from "uvu/assert";
import { evenRanges, halves, hashKey, isInRange, joined } from "./hashKey.js";

// PutRecord: "An MD5 hash function is used to map partition keys to 128-bit integer values".
test("a hash key is the MD5 of the partition key as an integer", () => {
  assert.is(hashKey(""), 0xd41d8cd98f00b204e9800998ecf8427en);
});

test("ranges cover every hash key once", () => {
  for (const count of [1, 2, 3, 7]) {
    const ranges = evenRanges(count);
    assert.is(ranges[0]?.start, 0n);
    assert.is(ranges.at(-1)?.end, 2n ** 128n - 1n);
    ranges.slice(1).forEach((range, i) => {
      assert.is(range.start, (ranges[i]?.end ?? 0n) + 1n);
    });
  }
});

test("halves lie side by side and join to the whole", () => {
  const whole = { start: 5n, end: 12n };
  const [low, high] = halves(whole);
  assert.equal(
    [low, high],
    [
      { start: 5n, end: 8n },
      { start: 9n, end: 12n },
    ],
  );
  assert.equal(joined(high, low), whole);
});

test("ranges with a gap do not join", () => {
  assert.is(joined({ start: 0n, end: 1n }, { start: 3n, end: 4n }), undefined);
});

test("both ends of a range are in it", () => {
  const inRange = [4n, 5n, 8n, 9n].map((key) => isInRange({ start: 5n, end: 8n }, key));
  assert.equal(inRange, [false, true, true, false]);
});

test.run();
