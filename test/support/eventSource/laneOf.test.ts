import { test } from "uvu";
import * as assert from "uvu/assert";
import { laneOf } from "./laneOf.js";

const keys = Array.from({ length: 500 }, (_, i) => `key-${i}`);

// "Using Lambda to process records from Amazon Kinesis Data Streams": with ParallelizationFactor
// Lambda "still ensures in-order processing at the partition-key level".
test("a key has one lane, and every lane has keys", () => {
  const lanes = keys.map((key) => laneOf(key, 10));
  assert.equal(
    lanes,
    keys.map((key) => laneOf(key, 10)),
  );
  assert.equal([...new Set(lanes)].sort(), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("without parallelization there is one lane", () => {
  assert.ok(keys.every((key) => laneOf(key, 1) === 0));
});

test.run();
