import type { KinesisStreamBatchResponse, KinesisStreamEvent } from "aws-lambda";
import type { RecordTypes } from "../../codec/RecordType.js";
import { createDelivery, type Invocation } from "../../core/createDelivery.js";
import type { Services } from "../../services.js";
import { batchResponse } from "./batchResponse.js";

/** Lambda's handler of a Kinesis event source mapping with ReportBatchItemFailures. */
export type DeliveryWorker = (
  event: KinesisStreamEvent,
  context: Invocation,
) => Promise<KinesisStreamBatchResponse>;

/**
 * Make the handler that delivers these record types.
 *
 * @example
 * ```ts
 * const types = recordTypes({ Order: {} });
 * const services = await connectServices(readConfig(process.env, types));
 * export const handler = createDeliveryWorker(types, services);
 * ```
 */
export function createDeliveryWorker(recordTypes: RecordTypes, services: Services): DeliveryWorker {
  const deliver = createDelivery(recordTypes, services);
  return async (event, context) => batchResponse(await deliver(event, context));
}
