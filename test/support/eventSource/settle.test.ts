import { test } from "uvu";
import * as assert from "uvu/assert";
import type { Batch } from "./Batch.js";
import { type RetrySettings, settle } from "./settle.js";
import { streamRecords } from "./streamRecords.js";

const settings: RetrySettings = {
  bisectBatchOnFunctionError: false,
  maximumRetryAttempts: -1,
  reportBatchItemFailures: true,
};
const bisect = { ...settings, bisectBatchOnFunctionError: true };
const failed = { kind: "failed" } as const;
const records = streamRecords(5);
const batch: Batch = { records, retries: 0, invocations: 0, functionError: false };

function failureOf(itemIdentifier: string) {
  return { kind: "answered", response: { batchItemFailures: [{ itemIdentifier }] } } as const;
}

// "Configuring partial batch response with Kinesis Data Streams and Lambda": a complete success
// checkpoints the highest sequence number of the batch.
test("after a success all records are passed", () => {
  const settlement = settle(batch, { kind: "answered", response: {} }, settings);
  assert.equal(settlement, { passed: records, retry: [], discarded: undefined });
});

// Same page: Lambda does not process partial responses unless the feature is turned on.
test("without ReportBatchItemFailures every answer is a success", () => {
  const settlement = settle(batch, failureOf("1"), { ...settings, reportBatchItemFailures: false });
  assert.equal(settlement.passed, records);
});

// "How Lambda processes records from Amazon Kinesis Data Streams": the entire batch is retried.
test("after a function error the whole batch is retried", () => {
  const { passed, retry } = settle(batch, failed, settings);
  assert.equal(passed, []);
  assert.equal(retry, [{ records, retries: 1, invocations: 1, functionError: true }]);
});

// API CreateEventSourceMapping: with the default of -1 retries are without limit.
test("without a limit a batch is retried for ever", () => {
  assert.is(settle({ ...batch, retries: 9999 }, failed, settings).retry[0]?.retries, 10_000);
});

// "Lambda parameters for Amazon Kinesis Data Streams event source mappings".
test("after the last retry the batch is given up", () => {
  const limited = { ...settings, maximumRetryAttempts: 2 };
  assert.is(settle({ ...batch, retries: 1 }, failed, limited).discarded, undefined);
  const { discarded, retry } = settle({ ...batch, retries: 2 }, failed, limited);
  assert.equal(discarded?.records, records);
  assert.equal(retry, []);
});

test("with no retries allowed the first error gives up", () => {
  const { discarded } = settle(batch, failed, { ...settings, maximumRetryAttempts: 0 });
  assert.equal(discarded?.records, records);
});

// "Retain discarded batch records for a Kinesis Data Streams event source in Lambda": bisecting
// splits a failed batch in two, and "doesn't consume the retry quota".
test("bisecting retries two halves in order, and counts for no retry", () => {
  const { retry } = settle({ ...batch, retries: 1 }, failed, bisect);
  assert.equal(
    retry.map((half) => [half.records, half.retries]),
    [
      [records.slice(0, 3), 1],
      [records.slice(3), 1],
    ],
  );
});

test("a record alone cannot be bisected, so its retries count", () => {
  const single = { ...batch, records: records.slice(0, 1) };
  assert.is(settle(single, failed, bisect).retry[0]?.retries, 1);
  const { discarded } = settle(single, failed, { ...bisect, maximumRetryAttempts: 0 });
  assert.equal(discarded?.records, single.records);
});

// "Configuring partial batch response …", Success and failure conditions.
test("a malformed answer is retried and bisected like an error, but is no function error", () => {
  const { retry } = settle(batch, failureOf(""), bisect);
  assert.equal(
    retry.map(({ records }) => records.length),
    [3, 2],
  );
  assert.equal(
    retry.map(({ functionError }) => functionError),
    [false, false],
  );
});

// Same page: Lambda "retries all records starting from that checkpoint".
test("after a partial answer the records before the checkpoint are passed, the rest retried", () => {
  const { passed, retry } = settle(batch, failureOf("4"), settings);
  assert.equal(passed, records.slice(0, 3));
  assert.equal(
    retry.map(({ records, retries }) => [records, retries]),
    [[records.slice(3), 1]],
  );
});

// Same page, Bisecting a batch: the batch is bisected at the returned sequence number, and only the
// remaining records are retried.
test("a partial answer with bisecting splits at the returned number, which is no retry", () => {
  const { passed, retry } = settle({ ...batch, retries: 1 }, failureOf("4"), bisect);
  assert.equal(passed, records.slice(0, 3));
  assert.equal(
    retry.map(({ records, retries }) => [records, retries]),
    [[records.slice(3), 1]],
  );
});

// Undocumented; were it no retry, such a batch would be retried without end under any limit.
test("a partial answer that passes nothing counts as a retry, bisecting or not", () => {
  for (const each of [settings, bisect]) {
    assert.is(settle(batch, failureOf("1"), each).retry[0]?.retries, 1);
  }
});

test("only what a partial answer left is given up", () => {
  const settlement = settle(batch, failureOf("4"), { ...settings, maximumRetryAttempts: 0 });
  assert.equal(settlement.passed, records.slice(0, 3));
  assert.equal(settlement.discarded?.records, records.slice(3));
});

// "Retain discarded batch records …", Before invocation: throttles retry until the records expire.
test("an error of the service counts for nothing", () => {
  const limited = { ...settings, maximumRetryAttempts: 0 };
  assert.equal(settle(batch, { kind: "service error" }, limited).retry, [batch]);
});

test.run();
