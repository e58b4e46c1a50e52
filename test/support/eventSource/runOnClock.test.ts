import { readFile } from "node:fs/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runOnClock } from "./runOnClock.js";
import { VirtualClock } from "./VirtualClock.js";

test("waiting takes virtual time only", async () => {
  const clock = new VirtualClock(1000);
  const start = performance.now();
  const ending = await runOnClock(clock, () => clock.sleep(600_000), 700_000);
  assert.equal(ending, { kind: "returned", value: undefined });
  assert.is(clock.now(), 601_000);
  assert.ok(performance.now() - start < 5000);
});

test("timers run in the order of their times, those of one time in the order of their setting", async () => {
  const clock = new VirtualClock(0);
  const ran: string[] = [];
  clock.setTimer(() => ran.push("c"), 20);
  clock.setTimer(() => ran.push("a"), 10);
  clock.setTimer(() => ran.push("b"), 10);
  const cancel = clock.setTimer(() => ran.push("never"), 15);
  cancel();
  await runOnClock(clock, () => clock.sleep(30), 100);
  assert.equal(ran, ["a", "b", "c"]);
});

test("an error ends the work", async () => {
  const clock = new VirtualClock(0);
  const error = new Error("no");
  const ending = await runOnClock(clock, () => Promise.reject(error), 10);
  assert.equal(ending, { kind: "threw", error });
  const thrown = await runOnClock(
    clock,
    () => {
      throw error;
    },
    10,
  );
  assert.equal(thrown, { kind: "threw", error });
});

test("at the deadline the work is frozen where it waits", async () => {
  const clock = new VirtualClock(0);
  const steps: string[] = [];
  const work = async () => {
    await clock.sleep(50);
    steps.push("first");
    await clock.sleep(51);
    steps.push("second");
  };
  assert.equal(await runOnClock(clock, work, 100), { kind: "out of time" });
  assert.is(clock.now(), 100);
  await everythingSettles();
  assert.equal(steps, ["first"]);
  clock.setTimer(() => steps.push("third"), 1);
  assert.is(clock.nextTimer(), undefined);
});

test("work that ends at the deadline is in time", async () => {
  const clock = new VirtualClock(0);
  const ending = await runOnClock(clock, () => clock.sleep(100), 100);
  assert.is(ending.kind, "returned");
});

test("real work is waited for while the clock stands still", async () => {
  const clock = new VirtualClock(5);
  const ending = await runOnClock(clock, () => readFile(import.meta.filename, "utf8"), 10);
  assert.is(ending.kind, "returned");
  assert.is(clock.now(), 5);
});

test("work that hangs is out of time in the end", async () => {
  const clock = new VirtualClock(0);
  const ending = await runOnClock(clock, () => new Promise(() => undefined), 100, 20);
  assert.equal(ending, { kind: "out of time" });
  assert.is(clock.now(), 100);
});

async function everythingSettles(): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((resolve) => setImmediate(resolve));
}

test.run();
