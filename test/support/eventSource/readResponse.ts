import type { StreamRecord } from "./Shard.js";

/** What Lambda makes of a function's answer. */
export type Reading =
  | { readonly kind: "success" }
  | { readonly kind: "failure" }
  /** Records from this place of the batch on are to be retried. */
  | { readonly kind: "partial"; readonly from: number };

/**
 * Read the answer of a function whose mapping has `ReportBatchItemFailures`. Several failures make
 * a checkpoint at the lowest sequence number.
 *
 * AWS documents: nothing, `{}`, a list that is null or empty mean success; an identifier that is
 * empty, null or under another name means that the whole batch failed. What it does not document is
 * read as a failure: an answer that is no object, a list that is none, an unknown sequence number.
 * An object without the list counts as empty, whatever else it has.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
export function readResponse(response: unknown, batch: readonly StreamRecord[]): Reading {
  if (response === null || response === undefined) return { kind: "success" };
  if (typeof response !== "object" || Array.isArray(response)) return { kind: "failure" };
  const failures = (response as { batchItemFailures?: unknown }).batchItemFailures;
  if (failures === null || failures === undefined) return { kind: "success" };
  if (!Array.isArray(failures)) return { kind: "failure" };
  return failures.length === 0 ? { kind: "success" } : readFailures(failures, batch);
}

function readFailures(failures: readonly unknown[], batch: readonly StreamRecord[]): Reading {
  const places = failures.map((failure) => placeOf(failure, batch));
  if (places.includes(-1)) return { kind: "failure" };
  return { kind: "partial", from: Math.min(...places) };
}

// A batch is in the order of its sequence numbers, so the lowest place has the lowest number.
function placeOf(failure: unknown, batch: readonly StreamRecord[]): number {
  const identifier = (failure as { itemIdentifier?: unknown } | null)?.itemIdentifier;
  return batch.findIndex(({ sequenceNumber }) => sequenceNumber === identifier);
}
