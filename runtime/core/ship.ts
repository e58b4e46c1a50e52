import type { StorageFault, StoredObject } from "../delivery/ArchiveDelivery.js";
import type { Storage } from "../delivery/Storage.js";
import type { Deadline } from "../util/Deadline.js";
import { untilAborted } from "../util/untilAborted.js";
import type { Change } from "./Change.js";
import { type EncodedObject, type Encoding, encodeParcel } from "./encodeParcel.js";
import type { Parcel } from "./Parcel.js";
import type { Poison } from "./Poison.js";

/** What became of a parcel. */
export interface Shipment {
  /** Records that are in storage, in all their objects. */
  readonly safe: readonly (Change | Poison)[];
  /** Records that must go to quarantine, since no object can hold them. */
  readonly refused: readonly Poison[];
  readonly objects: readonly StoredObject[];
  readonly faults: readonly StorageFault[];
}

/** Encode a parcel and store its objects, unless the time is over; never throws. */
export async function ship(
  parcel: Parcel,
  plan: Encoding & { readonly storage: Storage },
  deadline: Deadline,
): Promise<Shipment> {
  try {
    throwIfOver(deadline);
    const { records, objects, refused } = encodeParcel(parcel, plan);
    throwIfOver(deadline);
    const puts = await Promise.all(objects.map((object) => put(object, plan.storage, deadline)));
    const faults = puts.filter((result) => "error" in result);
    const stored = puts.filter((result) => "result" in result);
    return { safe: faults.length === 0 ? records : [], refused, objects: stored, faults };
  } catch (error) {
    return { safe: [], refused: [], objects: [], faults: [{ error }] };
  }
}

function throwIfOver(deadline: Deadline): void {
  if (deadline.isOver()) deadline.signal.throwIfAborted();
}

async function put(
  object: EncodedObject,
  storage: Storage,
  { signal }: Deadline,
): Promise<StoredObject | StorageFault> {
  const { key, format, records, bytes, contentType } = object;
  try {
    const result = await untilAborted(storage.put(key, bytes, { contentType, signal }), signal);
    return { key, format, records, bytes: bytes.length, result };
  } catch (error) {
    return { key, error };
  }
}
