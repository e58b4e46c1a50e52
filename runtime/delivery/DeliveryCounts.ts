import type { ReasonCode } from "../core/reasons.js";
import { type ArchiveDelivery, deliveredMisfits, tally } from "./ArchiveDelivery.js";

/** What became of the records of any number of batches. */
export interface DeliveryCounts {
  readonly received: number;
  readonly delivered: number;
  readonly quarantined: number;
  readonly ignored: number;
  /** Values of delivered records that did not fit their columns. */
  readonly misfits: number;
  /** Quarantined records by reason. */
  readonly reasons: Readonly<Partial<Record<ReasonCode, number>>>;
  /** Objects that were stored. */
  readonly stored: number;
  /** Objects that were there already. */
  readonly existing: number;
  /** Bytes of the stored objects. */
  readonly bytes: number;
}

/** The counts of no batch. */
export const noCounts: DeliveryCounts = {
  received: 0,
  delivered: 0,
  quarantined: 0,
  ignored: 0,
  misfits: 0,
  reasons: {},
  stored: 0,
  existing: 0,
  bytes: 0,
};

/** Count a batch. */
export function countDelivery(delivery: ArchiveDelivery): DeliveryCounts {
  const { delivered, quarantined, ignored } = tally(delivery);
  const stored = delivery.objects.filter(({ result }) => result === "stored");
  return {
    received: delivery.fates.length,
    delivered,
    quarantined,
    ignored,
    misfits: deliveredMisfits(delivery).length,
    reasons: reasonsOf(delivery),
    stored: stored.length,
    existing: delivery.objects.length - stored.length,
    bytes: stored.reduce((total, { bytes }) => total + bytes, 0),
  };
}

/** Add counts up. */
export function sumCounts(all: Iterable<DeliveryCounts>): DeliveryCounts {
  let sum = noCounts;
  for (const counts of all) sum = add(sum, counts);
  return sum;
}

function add(a: DeliveryCounts, b: DeliveryCounts): DeliveryCounts {
  const sum = (name: Exclude<keyof DeliveryCounts, "reasons">) => a[name] + b[name];
  return {
    received: sum("received"),
    delivered: sum("delivered"),
    quarantined: sum("quarantined"),
    ignored: sum("ignored"),
    misfits: sum("misfits"),
    reasons: addReasons(a.reasons, b.reasons),
    stored: sum("stored"),
    existing: sum("existing"),
    bytes: sum("bytes"),
  };
}

type Reasons = DeliveryCounts["reasons"];

function addReasons(a: Reasons, b: Reasons): Reasons {
  const sum: Partial<Record<ReasonCode, number>> = { ...a };
  for (const [reason, count] of Object.entries(b)) {
    sum[reason as ReasonCode] = (sum[reason as ReasonCode] ?? 0) + count;
  }
  return sum;
}

function reasonsOf({ fates }: ArchiveDelivery): Reasons {
  const reasons: Partial<Record<ReasonCode, number>> = {};
  for (const fate of fates) {
    if (fate.outcome === "quarantined") reasons[fate.reason] = (reasons[fate.reason] ?? 0) + 1;
  }
  return reasons;
}
