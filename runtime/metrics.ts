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
  return [
    count("Delivered", delivered),
    count("Quarantined", quarantined),
    count("Ignored", ignored),
    count("Failed", failed),
    count("Misfits", deliveredMisfits(delivery).length),
    count("StoredObjects", stored.length),
    {
      name: "StoredBytes",
      unit: "Bytes",
      value: stored.reduce((total, object) => total + object.bytes, 0),
    },
  ];
}

function count(name: string, value: number): Metric {
  return { name, unit: "Count", value };
}

function ages({ fates }: ArchiveDelivery, now: Date): readonly Metric[] {
  const times = fates.flatMap((fate) => (fate.outcome === "delivered" ? [fate.changedAt] : []));
  if (times.length === 0) return [];
  const [oldest, newest] = times.reduce(
    ([least, most], time) => [Math.min(least, time), Math.max(most, time)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  return [age("OldestChangeAge", oldest, now), age("NewestChangeAge", newest, now)];
}

function age(name: string, time: number, now: Date): Metric {
  return { name, unit: "Seconds", value: (now.getTime() - time) / 1000 };
}

function reasons({ fates }: ArchiveDelivery): readonly Measures[] {
  const quarantined = fates.filter((fate) => fate.outcome === "quarantined");
  return [...groupBy(quarantined, (fate) => fate.reason)].map(([reason, { length }]) => ({
    dimensions: { reason },
    metrics: [count("QuarantinedByReason", length)],
  }));
}

function misfits({ fates }: ArchiveDelivery): readonly Measures[] {
  const delivered = fates.filter((fate) => fate.outcome === "delivered");
  return [...groupBy(delivered, (fate) => fate.recordType)].flatMap(([recordType, group]) => {
    const all = group.flatMap((fate) => fate.misfits);
    return [...groupBy(all, ({ pointer }) => attributeOf(pointer))].map(([field, { length }]) => ({
      dimensions: { record_type: recordType, field },
      metrics: [count("MisfitsByField", length)],
    }));
  });
}

/** The item's attribute only: below it, a pointer may hold keys of maps, which are content. */
function attributeOf(pointer: string): string {
  return pointer.split("/")[1] ?? "";
}
