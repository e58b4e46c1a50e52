import type { Batch } from "./Batch.js";
import { kinesisEvent } from "./kinesisEvent.js";
import type { StreamRecord } from "./Shard.js";

/** Why Lambda gives records up. */
export type DiscardReason = "retries" | "age" | "payload";

/** An object in the on-failure bucket. */
export interface OnFailureObject {
  readonly key: string;
  /** JSON text. */
  readonly body: string;
}

/** What an on-failure object says besides its records. */
export interface Discard {
  readonly reason: DiscardReason;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly mappingId: string;
  /** A UUID; the object's key ends in it. */
  readonly requestId: string;
  readonly at: Date;
}

/**
 * Make the object that Lambda writes to S3 for records that it gives up: what happened, and the
 * whole event as JSON text in `payload`.
 *
 * AWS documents one condition, `RetryAttemptsExhausted`; `RecordAgeExceeded` is what records in the
 * wild say. Where the function was never called there is no `responseContext`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
export function onFailureObject(batch: Batch, discard: Discard): OnFailureObject {
  const { records, invocations } = batch;
  return {
    key: objectKey(records[0]?.shardId ?? "", discard),
    body: JSON.stringify({
      requestContext: {
        requestId: discard.requestId,
        functionArn: discard.functionArn,
        condition: discard.reason === "age" ? "RecordAgeExceeded" : "RetryAttemptsExhausted",
        approximateInvokeCount: invocations,
      },
      ...(invocations > 0 && { responseContext: responseContext(batch) }),
      version: "1.0",
      timestamp: discard.at.toISOString(),
      KinesisBatchInfo: batchInfo(records, discard.streamArn),
      payload: JSON.stringify(kinesisEvent(discard.streamArn, records)),
    }),
  };
}

/** `aws/lambda/<ESM-UUID>/<shardID>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<Random UUID>` */
function objectKey(shardId: string, { mappingId, at, requestId }: Discard): string {
  const [day = "", time = ""] = at.toISOString().slice(0, 19).split("T");
  const name = `${day}T${time.replaceAll(":", ".")}-${requestId}`;
  return `aws/lambda/${mappingId}/${shardId}/${day.replaceAll("-", "/")}/${name}`;
}

function responseContext({ functionError }: Batch): object {
  const unhandled = functionError ? { functionError: "Unhandled" } : {};
  return { statusCode: 200, executedVersion: "$LATEST", ...unhandled };
}

function batchInfo(records: readonly StreamRecord[], streamArn: string): object {
  const [first, last] = [records[0], records.at(-1)];
  return {
    shardId: first?.shardId,
    startSequenceNumber: first?.sequenceNumber,
    endSequenceNumber: last?.sequenceNumber,
    approximateArrivalOfFirstRecord: isoTime(first),
    approximateArrivalOfLastRecord: isoTime(last),
    batchSize: records.length,
    streamArn,
  };
}

function isoTime(record: StreamRecord | undefined): string {
  return new Date(record?.arrival ?? 0).toISOString();
}
