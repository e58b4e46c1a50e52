/** Why a record is kept aside, and what an operator does about it. */
export interface Reason {
  readonly summary: string;
  readonly remedy: string;
}

/**
 * Every reason for which a record goes to quarantine, by its code. The codes are in the quarantine
 * table, in logs and in metrics: a code, once used, keeps its meaning.
 */
export const reasons = {
  "not-base64": {
    summary: "the data is not canonical base64",
    remedy: "Find what rewrote the record between Kinesis and the function.",
  },
  empty: {
    summary: "the record carries no data",
    remedy: "Find the producer; DynamoDB writes no empty record.",
  },
  "kpl-aggregated": {
    summary: "the data is an aggregate of the Kinesis Producer Library",
    remedy: "Find the producer: DynamoDB does not aggregate. Give it a stream of its own.",
  },
  gzip: {
    summary: "the data is compressed with gzip, as CloudWatch Logs does",
    remedy: "Remove the subscription or producer that writes to this stream.",
  },
  "not-utf8": {
    summary: "the data is not UTF-8",
    remedy: "Find the producer; DynamoDB writes JSON only.",
  },
  "not-json": {
    summary: "the text is not JSON",
    remedy: "Find the producer; DynamoDB writes JSON only.",
  },
  "too-deep": {
    summary: "the JSON is nested deeper than any DynamoDB item can be",
    remedy: "Find the producer; DynamoDB nests 32 levels at most.",
  },
  "duplicate-key": {
    summary: "an object in the JSON has a key twice, so it has two readings",
    remedy: "Find the producer; DynamoDB never writes a key twice. Neither reading is chosen.",
  },
  "cloudwatch-envelope": {
    summary: "the JSON is a batch of log events from CloudWatch Logs",
    remedy: "Remove the log subscription that writes to this stream.",
  },
  "not-a-change": {
    summary: "the JSON is not a change record of DynamoDB",
    remedy: "Find the producer, or tell us that AWS changed the form of its records.",
  },
  "unknown-table": {
    summary: "the configuration does not name the table",
    remedy: "Add the table to the environment's configuration, then replay.",
  },
  "unknown-record-type": {
    summary: "none of the table's record types takes the item",
    remedy: "Write a schema for it or add it to the table's ignored ones, then replay.",
  },
  "no-image": {
    summary: "an INSERT or MODIFY comes without its new image",
    remedy: "Look at the bytes: DynamoDB always writes both images to Kinesis.",
  },
  "key-misfit": {
    summary: "a key attribute is missing or ambiguous, or its column cannot hold it exactly",
    remedy: "Correct the schema's type for the key, then replay.",
  },
  "time-digits": {
    summary: "the change's time has not the digits of its precision",
    remedy: "Look at the bytes: milliseconds have 13 digits, microseconds 16.",
  },
  "time-before-start": {
    summary: "the change is older than the first day that the tables project",
    remedy: "Set an earlier projectionStart and deploy, then replay.",
  },
  "time-after-arrival": {
    summary: "the change's time is more than a day after its arrival",
    remedy: "Look at the bytes and at the producer's clock.",
  },
  misfit: {
    summary: "a value does not fit, and the schema wants such records kept aside",
    remedy: "Correct the schema or the writer of the item, then replay.",
  },
  defect: {
    summary: "the pipeline itself failed on this record alone",
    remedy: "Report the message; replay with the corrected version.",
  },
} as const satisfies Readonly<Record<string, Reason>>;

export type ReasonCode = keyof typeof reasons;
