import type { RecordTypes } from "../../../runtime/codec/RecordType.js";
import type { RuntimeConfig } from "../../../runtime/config.js";
import type { ArrivedRecord } from "../../../runtime/core/ArrivedRecord.js";
import {
  type DeliveryPlan,
  deliverDemandRecords,
} from "../../../runtime/core/deliverDemandRecords.js";
import { deliveryPlan } from "../../../runtime/core/deliveryPlan.js";
import { readKinesisEvent } from "../../../runtime/core/readKinesisEvent.js";
import type { ArchiveDelivery } from "../../../runtime/delivery/ArchiveDelivery.js";
import { isAvailable } from "../../../runtime/format/parquet/index.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { Deadline } from "../../../runtime/util/Deadline.js";
import { CountingStorage } from "./CountingStorage.js";
import type { Way } from "./Way.js";

/** What a way of this package is told. */
export interface DeliveryOptions
  extends Partial<Pick<RuntimeConfig, "formats" | "parquetCompression">> {
  readonly recordTypes?: RecordTypes;
  /** How a batch is delivered. Default: as change records. */
  readonly deliver?: DeliverRecords;
  /** Change the plan that the configuration gives. */
  readonly adapt?: (plan: DeliveryPlan) => DeliveryPlan;
}

/** Delivers the records of an event. */
export type DeliverRecords = (
  records: readonly ArrivedRecord[],
  plan: DeliveryPlan,
  deadline: Deadline,
) => Promise<ArchiveDelivery | "stopped">;

/** Make the whole way of this package: read the event, deliver it, and count what is stored. */
export function deliveryWay({
  recordTypes = demandRecordTypes,
  deliver = deliverDemandRecords,
  adapt = (plan) => plan,
  ...options
}: DeliveryOptions = {}): Way {
  const storage = new CountingStorage();
  const plan = adapt(deliveryPlan(recordTypes, { config: { ...config, ...options }, storage }));
  return async (event) => {
    storage.bytes = 0;
    await expectDelivery(deliver, event, plan);
    return storage.bytes;
  };
}

/** The compression that the README recommends, where this Node has it. */
export const bestCompression = isAvailable("zstd") ? "zstd" : "snappy";

/** What is written, and where it comes from. */
export const config: RuntimeConfig = {
  environment: "bench",
  tables: { demand: { recordTypes: ["DemandRecord"], ignored: [] } },
  bucket: "none",
  prefix: "",
  formats: ["parquet"],
  parquetCompression: "snappy",
  projectionStart: "2000-01-01",
  kernel: true,
};

/** @throws Error where a record is not delivered, for then less was done than is compared */
async function expectDelivery(
  deliver: DeliverRecords,
  event: unknown,
  plan: DeliveryPlan,
): Promise<void> {
  const deadline = new Deadline(() => 600_000);
  try {
    const delivery = await deliver(readKinesisEvent(event), plan, deadline);
    if (delivery === "stopped") throw new Error("there was time enough");
    const { fates, faults } = delivery;
    const failed = fates.find(({ outcome }) => outcome !== "delivered");
    if (failed) throw new Error(`${failed.outcome}: ${JSON.stringify(failed)} ${faults[0]?.error}`);
  } finally {
    deadline.clear();
  }
}

/** Switch the kernel off: every record goes the slow way. */
export function withoutKernel({ scanner: _, snapshots: __, ...plan }: DeliveryPlan): DeliveryPlan {
  return plan;
}
