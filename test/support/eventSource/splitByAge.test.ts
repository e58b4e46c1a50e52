import { test } from "uvu";
import * as assert from "uvu/assert";
import { splitByAge } from "./splitByAge.js";
import { streamRecords } from "./streamRecords.js";

const records = streamRecords(4, { every: 1000 });

// "Lambda parameters for Amazon Kinesis Data Streams event source mappings": -1 means infinite.
test("without a limit nothing is old", () => {
  assert.equal(splitByAge(records, 1e12, -1), [[], records]);
});

// API CreateEventSourceMapping: "Discard records older than the specified age".
test("records older than the limit come first, one of just that age is not old", () => {
  const [old, young] = splitByAge(records, 61_000, 60_000);
  assert.equal(old, records.slice(0, 1));
  assert.equal(young, records.slice(1));
});

test("all may be old", () => {
  assert.equal(splitByAge(records, 100_000, 60_000), [records, []]);
});

test.run();
