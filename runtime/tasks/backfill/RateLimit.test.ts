import { test } from "uvu";
import * as assert from "uvu/assert";
import { RateLimit } from "./RateLimit.js";

/** A clock that is set by those who wait. */
class TestClock {
  time = 0;
  readonly now = () => this.time;
  readonly wait = async (milliseconds: number) => {
    this.time += milliseconds;
  };
}

async function startsOf(limit: RateLimit, clock: TestClock, costs: readonly number[]) {
  const starts: number[] = [];
  for (const units of costs) {
    await limit.run(async () => {
      starts.push(clock.time);
      return { units, value: undefined };
    });
  }
  return starts;
}

test("what costs units begins when those before it are paid", async () => {
  const clock = new TestClock();
  const starts = await startsOf(new RateLimit(100, 50, clock), clock, [50, 200, 10, 10]);
  assert.equal(starts, [0, 500, 2500, 2600]);
});

test("time that was not used is not saved up", async () => {
  const clock = new TestClock();
  const limit = new RateLimit(100, 50, clock);
  await startsOf(limit, clock, [50]);
  clock.time = 60_000;
  assert.equal(await startsOf(limit, clock, [50, 50]), [60_000, 60_500]);
});

test("those who ask at once share the units", async () => {
  const waits: number[] = [];
  const clock = {
    now: () => 0,
    wait: async (milliseconds: number) => void waits.push(milliseconds),
  };
  const limit = new RateLimit(100, 50, clock);
  const work = async () => ({ units: 50, value: "done" });
  const values = await Promise.all([limit.run(work), limit.run(work), limit.run(work)]);
  assert.equal(values, ["done", "done", "done"]);
  assert.equal(waits, [500, 1000]);
});

test.run();
