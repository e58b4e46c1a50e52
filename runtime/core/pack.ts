import { millisPerDay, spellDay } from "../codec/calendar.js";
import type { Change } from "./Change.js";
import type { Parcel } from "./Parcel.js";
import type { Poison } from "./Poison.js";

/** How much goes into one object. It is measured on the records alone, as object keys are. */
export interface ParcelLimits {
  readonly records: number;
  /** Characters of data, in base64. */
  readonly size: number;
}

/** Holds all that Lambda hands over at once, 6 MB; only a task's batch is ever split. */
export const defaultLimits: ParcelLimits = { records: 10_000, size: 8_000_000 };

/**
 * Sort records into the objects that will hold them. Parcels come in the order of their first
 * records, so that storing them in turn makes the batch safe from its beginning.
 */
export function pack(
  records: readonly (Change | Poison)[],
  limits: ParcelLimits = defaultLimits,
): readonly Parcel[] {
  const parcels: OpenParcel[] = [];
  const open = new Map<string, OpenParcel>();
  let parcel: OpenParcel | undefined;
  for (const record of records) {
    // Most records go where the one before went.
    if (!parcel?.isFor(record)) parcel = open.get(destinationOf(record));
    if (parcel?.hasRoom(limits)) parcel.add(record);
    else {
      parcel = new OpenParcel(record);
      open.set(destinationOf(record), parcel);
      parcels.push(parcel);
    }
  }
  return parcels.map((parcel) => parcel.close());
}

function destinationOf(record: Change | Poison): string {
  const { shardId } = record.arrived;
  const place =
    record.kind === "change" ? [record.recordType.name, record.changeDate] : [dayOf(record)];
  return JSON.stringify([record.kind, shardId, ...place]);
}

function dayOf({ arrived }: Poison): string {
  return spellDay(Math.floor(arrived.arrivedAt / millisPerDay));
}

/** A parcel that is being filled with records of one destination. */
class OpenParcel {
  readonly #first: Change | Poison;
  readonly #records: (Change | Poison)[] = [];
  #size = 0;

  constructor(first: Change | Poison) {
    this.#first = first;
    this.add(first);
  }

  /** Tell whether a record goes where the parcel's first went. */
  isFor(record: Change | Poison): boolean {
    const first = this.#first;
    if (record.kind !== "change" || first.kind !== "change") return false;
    return (
      record.changeDate === first.changeDate &&
      record.recordType === first.recordType &&
      record.arrived.shardId === first.arrived.shardId
    );
  }

  hasRoom(limits: ParcelLimits): boolean {
    return this.#records.length < limits.records && this.#size < limits.size;
  }

  add(record: Change | Poison): void {
    this.#records.push(record);
    this.#size += record.arrived.data.length;
  }

  close(): Parcel {
    const first = this.#first;
    const { shardId } = first.arrived;
    if (first.kind === "poison") {
      const records = this.#records.filter((record) => record.kind === "poison");
      return { kind: "quarantine", shardId, day: dayOf(first), records };
    }
    const { recordType, changeDate } = first;
    const records = this.#records.filter((record) => record.kind === "change");
    return { kind: "changes", shardId, recordType, changeDate, records };
  }
}
