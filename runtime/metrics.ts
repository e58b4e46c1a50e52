import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { type ArchiveDelivery, deliveredMisfits, tally } from "./delivery/ArchiveDelivery.js";
import { groupBy } from "./util/groupBy.js";

/** Takes the measures of deliveries. */
export interface DeliveryMetrics {
  publish(delivery: ArchiveDelivery, now: Date): void;
}

export const metricsNamespace = "DemandPipeline";

/**
 * Make the function's metrics: lines in CloudWatch's embedded metric format on standard output.
 *
 * | metric | unit | dimensions beside service and environment |
 * | --- | --- | --- |
 * | `Delivered`, `Quarantined`, `Ignored`, `Failed` | records | |
 * | `Misfits` | values of delivered records | |
 * | `StoredBytes`, `StoredObjects` | what this delivery stored | |
 * | `OldestChangeAge`, `NewestChangeAge` | seconds from a change to its delivery | |
 * | `QuarantinedByReason` | records | `reason` |
 * | `MisfitsByField` | values of delivered records | `record_type`, `field` |
 */
export function createMetrics(environment: string): DeliveryMetrics {
  const metrics = new Metrics({
    namespace: metricsNamespace,
    serviceName: "delivery",
    defaultDimensions: { environment },
  });
  return {
    publish(delivery, now) {
      addTotals(metrics, delivery);
      addAges(metrics, delivery, now);
      metrics.publishStoredMetrics();
      publishReasons(metrics, delivery);
      publishMisfits(metrics, delivery);
    },
  };
}

function addTotals(metrics: Metrics, delivery: ArchiveDelivery): void {
  const { delivered, quarantined, ignored, failed } = tally(delivery);
  const stored = delivery.objects.filter(({ result }) => result === "stored");
  const bytes = stored.reduce((total, object) => total + object.bytes, 0);
  metrics.addMetric("Delivered", MetricUnit.Count, delivered);
  metrics.addMetric("Quarantined", MetricUnit.Count, quarantined);
  metrics.addMetric("Ignored", MetricUnit.Count, ignored);
  metrics.addMetric("Failed", MetricUnit.Count, failed);
  metrics.addMetric("Misfits", MetricUnit.Count, deliveredMisfits(delivery).length);
  metrics.addMetric("StoredObjects", MetricUnit.Count, stored.length);
  metrics.addMetric("StoredBytes", MetricUnit.Bytes, bytes);
}

function addAges(metrics: Metrics, { fates }: ArchiveDelivery, now: Date): void {
  const times = fates.flatMap((fate) => (fate.outcome === "delivered" ? [fate.changedAt] : []));
  if (times.length === 0) return;
  const [oldest, newest] = times.reduce(
    ([least, most], time) => [Math.min(least, time), Math.max(most, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  metrics.addMetric("OldestChangeAge", MetricUnit.Seconds, secondsBetween(oldest, now));
  metrics.addMetric("NewestChangeAge", MetricUnit.Seconds, secondsBetween(newest, now));
}

function secondsBetween(time: number, now: Date): number {
  return (now.getTime() - time) / 1000;
}

function publishReasons(metrics: Metrics, { fates }: ArchiveDelivery): void {
  const quarantined = fates.filter((fate) => fate.outcome === "quarantined");
  for (const [reason, group] of groupBy(quarantined, (fate) => fate.reason)) {
    const single = metrics.singleMetric();
    single.addDimension("reason", reason);
    single.addMetric("QuarantinedByReason", MetricUnit.Count, group.length);
  }
}

function publishMisfits(metrics: Metrics, { fates }: ArchiveDelivery): void {
  const delivered = fates.filter((fate) => fate.outcome === "delivered");
  for (const [recordType, group] of groupBy(delivered, (fate) => fate.recordType)) {
    const misfits = group.flatMap((fate) => fate.misfits);
    for (const [field, { length }] of groupBy(misfits, ({ pointer }) => attributeOf(pointer))) {
      const single = metrics.singleMetric();
      single.addDimensions({ record_type: recordType, field });
      single.addMetric("MisfitsByField", MetricUnit.Count, length);
    }
  }
}

/** The item's attribute only: below it, a pointer may hold keys of maps, which are content. */
function attributeOf(pointer: string): string {
  return pointer.split("/")[1] ?? "";
}
