import { misfitText } from "../../codec/Misfit.js";
import type { DeliveryPlan } from "../../core/deliverDemandRecords.js";
import { deliverWhole } from "../../core/deliverWhole.js";
import type { Parsed } from "../../core/parse.js";
import { RowLayout } from "../../core/RowLayout.js";
import { readRecords } from "../../core/readRecords.js";
import type { ReasonCode } from "../../core/reasons.js";
import { holdingRows } from "../../core/Scanner.js";
import { parseSnapshot } from "../../core/snapshot/parseSnapshot.js";
import type { Snapshot } from "../../core/snapshot/Snapshot.js";
import type { Fate } from "../../delivery/ArchiveDelivery.js";
import { countDelivery, type DeliveryCounts } from "../../delivery/DeliveryCounts.js";
import type { Deadline } from "../../util/Deadline.js";
import { KeptQuarantine } from "./KeptQuarantine.js";
import type { ReplayBatch, ReplayRecord } from "./ReplayBatch.js";

/** What became of a replayed record; carries no value of it. */
export interface ReplayedRecord {
  /** What it came from: an object's key, or a shard. */
  readonly origin: string;
  readonly shard: string;
  readonly sequenceNumber: string;
  /** Why it was in quarantine; null where it was not. */
  readonly was: ReasonCode | null;
  readonly outcome: Fate["outcome"];
  /** Of a delivered record. */
  readonly recordType?: string;
  /** Of a delivered record: values that do not fit, each with its place. */
  readonly misfits?: readonly string[];
  /** Of a quarantined record: why, where and what. */
  readonly reason?: ReasonCode;
  readonly path?: string;
  readonly message?: string;
}

/** What became of a batch. */
export interface ReplayedBatch {
  readonly counts: DeliveryCounts;
  readonly records: readonly ReplayedRecord[];
}

/**
 * Deliver a batch, each record under its own identity.
 *
 * @param inQuarantine - whether the records are there already, so that those that stay poison stay
 *   there and are not stored again
 * @returns what became of it, or `stopped` where an interrupt came first
 * @throws {StorageError} if storage refuses
 */
export async function deliverReplay(
  batch: ReplayBatch,
  plan: DeliveryPlan,
  deadline: Deadline,
  inQuarantine: boolean,
): Promise<ReplayedBatch | "stopped"> {
  const storage = inQuarantine ? new KeptQuarantine(plan.storage) : plan.storage;
  return await holdingRows(plan.scanner, () =>
    deliver(batch, { ...plan, storage }, deadline, inQuarantine),
  );
}

async function deliver(
  { origin, records }: ReplayBatch,
  plan: DeliveryPlan,
  deadline: Deadline,
  inQuarantine: boolean,
): Promise<ReplayedBatch | "stopped"> {
  const parsed = read(records, plan);
  const delivery = await deliverWhole(parsed, plan, deadline);
  if (delivery === "stopped") return "stopped";
  const objects = delivery.objects.filter(({ format }) => !inQuarantine || format !== "quarantine");
  return {
    counts: countDelivery({ ...delivery, objects }),
    // Fates come in the order of the records.
    records: records.map((record, index) =>
      describe(origin, record, parsed[index] as Parsed, delivery.fates[index] as Fate),
    ),
  };
}

/** A batch's records are lines of a snapshot or change records, and rarely both. */
function read(records: readonly ReplayRecord[], plan: DeliveryPlan): readonly Parsed[] {
  const changes = records.filter(({ snapshot }) => snapshot === undefined);
  const read = readRecords(
    changes.map(({ arrived }) => arrived),
    plan,
  );
  const parsed = new Map(changes.map((record, index) => [record, read[index] as Parsed]));
  const rows = new RowLayout();
  return records.map(
    (record) =>
      parsed.get(record) ??
      rows.layOut(parseSnapshot(record.arrived, record.snapshot as Snapshot, plan)),
  );
}

function describe(
  origin: string,
  { arrived, was }: ReplayRecord,
  parsed: Parsed,
  fate: Fate,
): ReplayedRecord {
  const { shardId: shard, sequenceNumber } = arrived;
  const common = { origin, shard, sequenceNumber, was, outcome: fate.outcome };
  if (fate.outcome === "delivered") {
    const misfits = fate.misfits.map(misfitText);
    return { ...common, recordType: fate.recordType, misfits };
  }
  if (fate.outcome !== "quarantined") return common;
  const failure = parsed.kind === "poison" ? parsed.failure : undefined;
  return {
    ...common,
    reason: fate.reason,
    ...(failure && { path: failure.path, message: failure.message }),
  };
}
