import { getEventListeners } from "node:events";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { untilAborted } from "./untilAborted.js";

const never = new Promise<never>(() => {});

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error) => error,
  );
}

test("a promise that settles gives what it settles to", async () => {
  const { signal } = new AbortController();
  assert.is(await untilAborted(Promise.resolve(1), signal), 1);
  const error = new Error("broken");
  assert.is(await failure(untilAborted(Promise.reject(error), signal)), error);
});

test("an abort ends the wait, before or while it lasts", async () => {
  const reason = new Error("too late");
  assert.is(await failure(untilAborted(never, AbortSignal.abort(reason))), reason);
  const controller = new AbortController();
  const work = failure(untilAborted(never, controller.signal));
  controller.abort(reason);
  assert.is(await work, reason);
});

test("nothing listens to the signal any more once the promise has settled", async () => {
  const { signal } = new AbortController();
  await untilAborted(Promise.resolve(), signal);
  await Promise.resolve();
  assert.equal(getEventListeners(signal, "abort"), []);
});

test.run();
