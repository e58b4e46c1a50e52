import {
  type ArchiveDelivery,
  type Fate,
  firstFailed,
  type StorageFault,
  tally,
} from "../delivery/ArchiveDelivery.js";
import type { Log, LogFields } from "../logger.js";
import type { Services } from "../services.js";
import { groupBy } from "../util/groupBy.js";

/** Log what became of a batch and publish its metrics; neither carries a record's content. */
export function reportDelivery(
  delivery: ArchiveDelivery,
  requestId: string,
  { log, metrics }: Pick<Services, "log" | "metrics">,
): void {
  const batch = { requestId, ...extentOf(delivery) };
  reportQuarantine(delivery, batch, log);
  for (const fault of delivery.faults) log.error("not stored", { ...batch, ...faultFields(fault) });
  const failedFrom = firstFailed(delivery)?.sequenceNumber;
  const objects = delivery.objects.map(({ key, records, bytes, result }) => {
    return { key, records, bytes, result };
  });
  log.info("batch", { ...batch, ...tally(delivery), failedFrom, objects });
  metrics.publish(delivery, new Date());
}

function extentOf({ fates }: ArchiveDelivery): LogFields {
  const [first, last] = [fates[0]?.arrived, fates.at(-1)?.arrived];
  return {
    shard: first?.shardId,
    firstSequenceNumber: first?.sequenceNumber,
    lastSequenceNumber: last?.sequenceNumber,
    records: fates.length,
  };
}

/** Sequence numbers that are logged for one reason: a flood of poison shall not flood the log. */
const loggedSequenceNumbers = 20;

function reportQuarantine({ fates }: ArchiveDelivery, batch: LogFields, log: Log): void {
  const quarantined = fates.filter((fate) => fate.outcome === "quarantined");
  for (const [reason, group] of groupBy(quarantined, (fate) => fate.reason)) {
    log.warn("quarantined", {
      ...batch,
      reason,
      count: group.length,
      sequenceNumbers: some(group),
    });
  }
}

function some(fates: readonly Fate[]): readonly string[] {
  return fates.slice(0, loggedSequenceNumbers).map(({ arrived }) => arrived.sequenceNumber);
}

function faultFields({ key, error }: StorageFault): LogFields {
  if (!(error instanceof Error)) return { key, error: typeof error };
  return { key, error: error.name, problem: error.message };
}
