import { test } from "uvu";
import * as assert from "uvu/assert";
import { cutBatches } from "./cutBatches.js";

async function batchesOf(items: readonly number[], records: number, size: number) {
  const batches = [];
  const stream = (async function* () {
    yield* items;
  })();
  for await (const batch of cutBatches(stream, { records, size }, (item) => item)) {
    batches.push(batch);
  }
  return batches;
}

test("a batch ends where it reaches a limit", async () => {
  assert.equal(await batchesOf([1, 1, 1, 1, 1], 2, 100), [[1, 1], [1, 1], [1]]);
  assert.equal(await batchesOf([5, 5, 1, 20, 1], 9, 10), [[5, 5], [1, 20], [1]]);
});

test("nothing makes no batch, and a full last batch no empty one behind it", async () => {
  assert.equal(await batchesOf([], 2, 10), []);
  assert.equal(await batchesOf([1, 1], 2, 10), [[1, 1]]);
});

test.run();
