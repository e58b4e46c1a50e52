import { setTimeout as pause } from "node:timers/promises";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { mapLimited } from "./mapLimited.js";

test("results come in the items' order, and no more than the limit are at work", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3)), fc.integer({ min: 1, max: 4 }), async (items, limit) => {
      let working = 0;
      const started: number[] = [];
      const results = await mapLimited([...items.entries()], limit, async ([index, delay]) => {
        started.push(index);
        assert.ok(++working <= limit);
        await pause(delay);
        working--;
        return index;
      });
      assert.equal(results, [...items.keys()]);
      assert.equal(started, [...items.keys()]);
    }),
    { numRuns: 30 },
  );
});

test("the first failure is the failure of all", async () => {
  let message = "";
  const work = async (item: number) => {
    if (item === 2) throw new Error("two");
  };
  await mapLimited([1, 2, 3], 2, work).catch((error) => {
    message = error.message;
  });
  assert.is(message, "two");
});

test.run();
