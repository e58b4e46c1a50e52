import { deliverSnapshot } from "../../../runtime/core/snapshot/deliverSnapshot.js";
import { itemsSnapshot } from "../../../runtime/core/snapshot/Snapshot.js";
import { bestCompression, type DeliverRecords, deliveryWay } from "./deliveryWay.js";

const snapshot = itemsSnapshot("demand", new Date("2024-06-01T00:00:00Z"));

/** Deliver records as lines of an export, as which a backfill reads them. */
export const deliverLines: DeliverRecords = (records, plan, deadline) =>
  deliverSnapshot(records, snapshot, plan, deadline);

export const handle = deliveryWay({ parquetCompression: bestCompression, deliver: deliverLines });
