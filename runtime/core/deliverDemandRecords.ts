import type { ArchiveDelivery, Fate } from "../delivery/ArchiveDelivery.js";
import type { Storage } from "../delivery/Storage.js";
import type { Deadline } from "../util/Deadline.js";
import { mapLimited } from "../util/mapLimited.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import type { Encoding } from "./encodeParcel.js";
import type { Poison } from "./Poison.js";
import type { ParcelLimits } from "./pack.js";
import { pack } from "./pack.js";
import type { Parsed } from "./parse.js";
import { type ReadRules, readRecords } from "./readRecords.js";
import { holdingRows } from "./Scanner.js";
import { type Shipment, ship } from "./ship.js";
import type { SnapshotRules } from "./snapshot/readSnapshot.js";

/** What a delivery works with. */
export interface DeliveryPlan extends ReadRules, SnapshotRules, Encoding {
  readonly storage: Storage;
  readonly limits?: ParcelLimits;
}

/** Parcels that are encoded and on their way at a time, which bounds memory. */
const parcelsAtOnce = 4;

/**
 * Deliver a batch: parse each record, store changes in every format and poison in quarantine, and
 * tell what became of each. Never throws; what is not known to be stored has failed.
 */
export async function deliverDemandRecords(
  records: readonly ArrivedRecord[],
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<ArchiveDelivery> {
  return await holdingRows(plan.scanner, () =>
    deliverParsed(readRecords(records, plan), plan, deadline),
  );
}

/** Deliver records that are parsed already; never throws. */
export async function deliverParsed(
  parsed: readonly Parsed[],
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<ArchiveDelivery> {
  const stored = await store(parsed.filter(isStorable), plan, deadline);
  const refused = await store(
    stored.flatMap((shipment) => shipment.refused),
    plan,
    deadline,
  );
  const shipments = [...stored, ...refused];
  return {
    fates: fatesOf(parsed, shipments),
    objects: shipments.flatMap(({ objects }) => objects),
    faults: shipments.flatMap(({ faults }) => faults),
  };
}

function isStorable(parsed: Parsed): parsed is Change | Poison {
  return parsed.kind !== "ignored";
}

function store(
  records: readonly (Change | Poison)[],
  plan: DeliveryPlan,
  deadline: Deadline,
): Promise<Shipment[]> {
  return mapLimited(pack(records, plan.limits), parcelsAtOnce, (parcel) =>
    ship(parcel, plan, deadline),
  );
}

/** A record is safe if a shipment says so, ignored if parsing did, and otherwise has failed. */
function fatesOf(parsed: readonly Parsed[], shipments: readonly Shipment[]): Fate[] {
  // The records of a shipment come in the batch's order, and most batches are one.
  const together = shipments[0]?.safe ?? [];
  let next = 0;
  let safe: ReadonlyMap<ArrivedRecord, Change | Poison> | undefined;
  return parsed.map((record) => {
    if (record.kind === "ignored") return { arrived: record.arrived, outcome: "ignored" };
    if (record === together[next]) {
      next++;
      return fateOf(record);
    }
    safe ??= safeRecords(shipments);
    const stored = safe.get(record.arrived);
    return stored ? fateOf(stored) : { arrived: record.arrived, outcome: "failed" };
  });
}

function safeRecords(shipments: readonly Shipment[]): ReadonlyMap<ArrivedRecord, Change | Poison> {
  const safe = shipments.flatMap((shipment) => shipment.safe);
  return new Map(safe.map((record) => [record.arrived, record]));
}

function fateOf(record: Change | Poison): Fate {
  const { arrived } = record;
  if (record.kind === "poison") {
    return { arrived, outcome: "quarantined", reason: record.failure.code };
  }
  const { recordType, misfits, changedAt } = record;
  return { arrived, outcome: "delivered", recordType: recordType.name, changedAt, misfits };
}
