import type { KinesisStreamBatchResponse } from "aws-lambda";
import { type ArchiveDelivery, firstFailed } from "../../delivery/ArchiveDelivery.js";

/**
 * Tell Lambda from which record on the batch must come again. One is enough: Lambda takes the
 * lowest that is named, and hands over everything from there once more.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
export function batchResponse(delivery: ArchiveDelivery): KinesisStreamBatchResponse {
  const failed = firstFailed(delivery);
  return { batchItemFailures: failed ? [{ itemIdentifier: failed.sequenceNumber }] : [] };
}
