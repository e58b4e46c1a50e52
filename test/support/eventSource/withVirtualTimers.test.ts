import { test } from "uvu";
import * as assert from "uvu/assert";
import { runOnClock } from "./runOnClock.js";
import { VirtualClock } from "./VirtualClock.js";
import { withVirtualTimers } from "./withVirtualTimers.js";

test("timers of the process run in virtual time, cancelled ones do not", async () => {
  const clock = new VirtualClock(0);
  const ran: string[] = [];
  await withVirtualTimers(clock, () =>
    runOnClock(
      clock,
      async () => {
        setTimeout((text: string) => ran.push(text), 3_600_000, "an hour").unref();
        clearTimeout(setTimeout(() => ran.push("never"), 10));
        clearTimeout(undefined);
        await clock.sleep(7_200_000);
      },
      8_000_000,
    ),
  );
  assert.equal(ran, ["an hour"]);
});

test("afterwards the timers are the process's own, even after an error", async () => {
  const { setTimeout: own } = globalThis;
  const failing = withVirtualTimers(new VirtualClock(0), () => Promise.reject(new Error("no")));
  await failing.catch(() => undefined);
  assert.is(globalThis.setTimeout, own);
});

test.run();
