import { setTimeout as pause } from "node:timers/promises";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { Deadline } from "./Deadline.js";

test("the signal aborts when the time is over", async () => {
  let remaining = 10;
  const deadline = new Deadline(() => remaining);
  assert.not.ok(deadline.isOver());
  await pause(30);
  assert.ok(deadline.signal.aborted);
  remaining = 5;
  assert.ok(deadline.isOver());
});

test("the clock is asked, also where no timer could run", () => {
  let remaining = 1000;
  const deadline = new Deadline(() => remaining);
  assert.not.ok(deadline.isOver());
  remaining = 0;
  assert.ok(deadline.isOver());
  assert.ok(deadline.signal.aborted);
  deadline.clear();
});

test("without an end there is no timer, and it is never over", () => {
  assert.not.ok(new Deadline(() => Number.POSITIVE_INFINITY).isOver());
});

test("a deadline that is cleared does not abort", async () => {
  const deadline = new Deadline(() => 5);
  deadline.clear();
  await pause(15);
  assert.not.ok(deadline.signal.aborted);
});

test.run();
