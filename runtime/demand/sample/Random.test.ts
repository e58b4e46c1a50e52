import { test } from "uvu";
import * as assert from "uvu/assert";
import { Random } from "./Random.js";

test("a seed stands for one sequence", () => {
  const draw = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 20 }, () => random.below(1000));
  };
  assert.equal(draw(1), draw(1));
  assert.not.equal(draw(1), draw(2));
});

test("every value of a range comes about equally often", () => {
  const random = new Random(5);
  const counts = new Map<number, number>();
  for (let i = 0; i < 6000; i++) {
    const value = random.between(1, 6);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  assert.equal([...counts.keys()].sort(), [1, 2, 3, 4, 5, 6]);
  for (const count of counts.values()) assert.ok(Math.abs(count - 1000) < 150, `${count}`);
});

test("a chance of 0 never comes and one of 1 always does", () => {
  const random = new Random(9);
  const draws = Array.from({ length: 100 }, () => [random.chance(0), random.chance(1)]);
  assert.ok(draws.every(([never, always]) => !never && always));
});

test("digits begin and end with a digit that counts", () => {
  const random = new Random(2);
  for (const length of [1, 2, 38]) {
    const text = random.digits(length);
    assert.is(text.length, length);
    assert.match(text, /^[1-9](\d*[1-9])?$/);
  }
});

test("a UUID is of version 4", () => {
  assert.match(
    new Random(1).uuid(),
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
});

test("picking from nothing is refused", () => {
  assert.throws(() => new Random(1).pick([]), RangeError);
});

test.run();
