import type { ArchiveDelivery } from "../../delivery/ArchiveDelivery.js";
import type { Deadline } from "../../util/Deadline.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import type { DeliveryPlan } from "../deliverDemandRecords.js";
import { deliverWhole } from "../deliverWhole.js";
import { holdingRows } from "../Scanner.js";
import { readSnapshot } from "./readSnapshot.js";
import type { Snapshot } from "./Snapshot.js";

/**
 * Deliver a batch of a snapshot's lines whole.
 *
 * @returns the delivery, or `stopped` where the time was over before all was stored
 * @throws {StorageError} if storage refuses
 */
export async function deliverSnapshot(
  records: readonly ArrivedRecord[],
  snapshot: Snapshot,
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<ArchiveDelivery | "stopped"> {
  return await holdingRows(plan.snapshots, () =>
    deliverWhole(readSnapshot(records, snapshot, plan), plan, deadline),
  );
}
