import type { Batch, Outcome, Settlement } from "./Batch.js";
import type { MappingSettings } from "./MappingSettings.js";
import { readResponse } from "./readResponse.js";
import type { StreamRecord } from "./Shard.js";

/** What of the settings decides about retries. */
export type RetrySettings = Pick<
  MappingSettings,
  "bisectBatchOnFunctionError" | "maximumRetryAttempts" | "reportBatchItemFailures"
>;

/**
 * Decide what becomes of a batch after an invocation: what is done with, retried, given up.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function settle(batch: Batch, outcome: Outcome, settings: RetrySettings): Settlement {
  const functionError = outcome.kind === "failed";
  const invoked = { ...batch, invocations: batch.invocations + 1, functionError };
  // Throttles and errors of the service retry until the records expire, and count for nothing.
  if (outcome.kind === "service error") return again([batch]);
  if (outcome.kind === "failed") return afterFailure(invoked, settings);
  if (!settings.reportBatchItemFailures) return success(batch.records);
  const reading = readResponse(outcome.response, batch.records);
  if (reading.kind === "success") return success(batch.records);
  if (reading.kind === "failure") return afterFailure(invoked, settings);
  return afterPartial(invoked, reading.from, settings);
}

// "Splitting batches doesn't consume the retry quota."
function afterFailure(batch: Batch, settings: RetrySettings): Settlement {
  if (!settings.bisectBatchOnFunctionError || batch.records.length < 2) {
    return retryOrDiscard(batch, settings);
  }
  const middle = Math.ceil(batch.records.length / 2);
  const halves = [batch.records.slice(0, middle), batch.records.slice(middle)];
  return again(halves.map((records) => ({ ...batch, records })));
}

// With bisecting on, the batch is split at the returned number, which is no retry either.
function afterPartial(batch: Batch, from: number, settings: RetrySettings): Settlement {
  const passed = batch.records.slice(0, from);
  const rest = { ...batch, records: batch.records.slice(from) };
  const split = settings.bisectBatchOnFunctionError && from > 0;
  return { ...(split ? again([rest]) : retryOrDiscard(rest, settings)), passed };
}

function retryOrDiscard(batch: Batch, { maximumRetryAttempts }: RetrySettings): Settlement {
  const spent = maximumRetryAttempts >= 0 && batch.retries >= maximumRetryAttempts;
  if (spent) return { passed: [], retry: [], discarded: batch };
  return again([{ ...batch, retries: batch.retries + 1 }]);
}

function again(retry: readonly Batch[]): Settlement {
  return { passed: [], retry, discarded: undefined };
}

function success(passed: readonly StreamRecord[]): Settlement {
  return { passed, retry: [], discarded: undefined };
}
