import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Reading, readResponse } from "./readResponse.js";
import { streamRecords } from "./streamRecords.js";

const batch = streamRecords(12);
const failures = (...identifiers: unknown[]) => ({
  batchItemFailures: identifiers.map((itemIdentifier) => ({ itemIdentifier })),
});

// "Configuring partial batch response with Kinesis Data Streams and Lambda", Success and failure
// conditions, but for the answers said to be undocumented.
const readings: readonly (readonly [string, unknown, Reading["kind"]])[] = [
  ["an empty list of failures", { batchItemFailures: [] }, "success"],
  ["a list of failures that is null", { batchItemFailures: null }, "success"],
  ["an empty answer", {}, "success"],
  ["an answer that is null", null, "success"],
  ["no answer", undefined, "success"],
  ["an empty identifier", failures(""), "failure"],
  ["an identifier that is null", failures(null), "failure"],
  ["an identifier under a bad name", { batchItemFailures: [{ id: "3" }] }, "failure"],
  ["one bad identifier among good ones", failures("3", ""), "failure"],
  ["an answer without the list (undocumented)", { failures: [] }, "success"],
  ["an answer that is a text (undocumented)", "done", "failure"],
  ["an answer that is a list (undocumented)", [], "failure"],
  ["a list of failures that is none (undocumented)", { batchItemFailures: "3" }, "failure"],
  ["a failure that is null (undocumented)", { batchItemFailures: [null] }, "failure"],
  ["a number for an identifier (undocumented)", failures(3), "failure"],
  ["a sequence number of no record (undocumented)", failures("99"), "failure"],
];

for (const [what, response, kind] of readings) {
  test(`${what} means ${kind}`, () => {
    assert.equal(readResponse(response, batch), { kind });
  });
}

// Same page: "If the batchItemFailures array contains multiple items, Lambda uses the record with
// the lowest sequence number as the checkpoint. Lambda then retries all records starting from that
// checkpoint."
test("of several failures the lowest sequence number is the checkpoint, as a number", () => {
  assert.equal(readResponse(failures("12", "9", "10"), batch), { kind: "partial", from: 8 });
});

test("a failure of the first record leaves the whole batch", () => {
  assert.equal(readResponse(failures("1"), batch), { kind: "partial", from: 0 });
});

test.run();
