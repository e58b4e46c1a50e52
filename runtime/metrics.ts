import { type ArchiveDelivery, deliveredMisfits, tally } from "./delivery/ArchiveDelivery.js";
import { groupBy } from "./util/groupBy.js";
import { type Metric, metricsLine } from "./util/metricsLine.js";

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
export function createMetrics(
  environment: string,
  print: (line: string) => void = printLine,
): DeliveryMetrics {
  const service = { service: "delivery", environment };
  return {
    publish(delivery, now) {
      for (const { dimensions, metrics } of measure(delivery, now)) {
        print(metricsLine(metricsNamespace, { ...service, ...dimensions }, metrics, now));
      }
    },
  };
}

/** Lambda makes the global console put the time and the request before a line, which is no JSON then. */
function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Metrics that have their dimensions in common. */
interface Measures {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly metrics: readonly Metric[];
}

function measure(delivery: ArchiveDelivery, now: Date): readonly Measures[] {
  return [
    { dimensions: {}, metrics: [...totals(delivery), ...ages(delivery, now)] },
    ...reasons(delivery),
    ...misfits(delivery),
  ];
}

function totals(delivery: ArchiveDelivery): readonly Metric[] {
  const { delivered, quarantined, ignored, failed } = tally(delivery);
  const stored = delivery.objects.filter(({ result }) => result === "stored");
  const bytes = stored.reduce((total, object) => total + object.bytes, 0);
  return [
    metric("Delivered", "Count", delivered),
    metric("Quarantined", "Count", quarantined),
    metric("Ignored", "Count", ignored),
    metric("Failed", "Count", failed),
    metric("Misfits", "Count", deliveredMisfits(delivery).length),
    metric("StoredObjects", "Count", stored.length),
    metric("StoredBytes", "Bytes", bytes),
  ];
}

function metric(name: string, unit: Metric["unit"], value: number): Metric {
  return { name, unit, value };
}

function ages({ fates }: ArchiveDelivery, now: Date): readonly Metric[] {
  const times = fates.flatMap((fate) => (fate.outcome === "delivered" ? [fate.changedAt] : []));
  if (times.length === 0) return [];
  const [oldest, newest] = times.reduce(
    ([least, most], time) => [Math.min(least, time), Math.max(most, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return [
    metric("OldestChangeAge", "Seconds", secondsBetween(oldest, now)),
    metric("NewestChangeAge", "Seconds", secondsBetween(newest, now)),
  ];
}

function secondsBetween(time: number, now: Date): number {
  return (now.getTime() - time) / 1000;
}

function reasons({ fates }: ArchiveDelivery): readonly Measures[] {
  const quarantined = fates.filter((fate) => fate.outcome === "quarantined");
  return [...groupBy(quarantined, (fate) => fate.reason)].map(([reason, { length }]) => ({
    dimensions: { reason },
    metrics: [metric("QuarantinedByReason", "Count", length)],
  }));
}

function misfits({ fates }: ArchiveDelivery): readonly Measures[] {
  const delivered = fates.filter((fate) => fate.outcome === "delivered");
  return [...groupBy(delivered, (fate) => fate.recordType)].flatMap(([recordType, group]) => {
    const all = group.flatMap((fate) => fate.misfits);
    return [...groupBy(all, ({ pointer }) => attributeOf(pointer))].map(([field, { length }]) => ({
      dimensions: { record_type: recordType, field },
      metrics: [metric("MisfitsByField", "Count", length)],
    }));
  });
}

/** The item's attribute only: below it, a pointer may hold keys of maps, which are content. */
function attributeOf(pointer: string): string {
  return pointer.split("/")[1] ?? "";
}
