import type { RecordTypes } from "../codec/RecordType.js";
import type { ArchiveDelivery } from "../delivery/ArchiveDelivery.js";
import type { Services } from "../services.js";
import { Deadline } from "../util/Deadline.js";
import { deliverDemandRecords } from "./deliverDemandRecords.js";
import { deliveryPlan } from "./deliveryPlan.js";
import { readKinesisEvent } from "./readKinesisEvent.js";
import { reportDelivery } from "./reportDelivery.js";

/** Who calls, and how long it waits: what is used of Lambda's context. */
export interface Invocation {
  readonly awsRequestId: string;
  getRemainingTimeInMillis(): number;
}

/** Delivers the event of one invocation. */
export type Delivery = (event: unknown, invocation: Invocation) => Promise<ArchiveDelivery>;

/**
 * Make the delivery of these record types.
 *
 * @throws {Error} if the configuration names a record type that is not among them
 */
export function createDelivery(recordTypes: RecordTypes, services: Services): Delivery {
  const plan = deliveryPlan(recordTypes, services);
  return async (event, invocation) => {
    const records = readKinesisEvent(event);
    const deadline = deadlineOf(invocation);
    try {
      const delivery = await deliverDemandRecords(records, plan, deadline);
      reportDelivery(delivery, invocation.awsRequestId, services);
      return delivery;
    } finally {
      deadline.clear();
    }
  };
}

/** The longest time that is kept for the answer, for which an invocation must not be too late. */
const marginMillis = 5_000;

/** Give the moment by which an invocation's work must have stopped. */
export function deadlineOf(invocation: Invocation): Deadline {
  const margin = Math.min(marginMillis, invocation.getRemainingTimeInMillis() / 5);
  return new Deadline(() => invocation.getRemainingTimeInMillis() - margin);
}
