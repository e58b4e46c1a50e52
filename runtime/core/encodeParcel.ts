import type { StoredObject } from "../delivery/ArchiveDelivery.js";
import {
  changesKey,
  type ObjectIdentity,
  objectDigest,
  quarantineKey,
} from "../delivery/objectKey.js";
import { quarantineLines } from "../delivery/quarantine.js";
import type { Format } from "../format/Format.js";
import type { Change } from "./Change.js";
import { LocatedFailure } from "./LocatedFailure.js";
import type { ChangesParcel, Parcel, QuarantineParcel } from "./Parcel.js";
import type { Poison } from "./Poison.js";
import type { Routes } from "./Routes.js";

/** An object to be stored. */
export interface EncodedObject extends Pick<StoredObject, "key" | "format" | "records"> {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** A parcel as objects: its records are safe when all of them are stored. */
export interface EncodedParcel {
  readonly records: readonly (Change | Poison)[];
  readonly objects: readonly EncodedObject[];
  /** Records that no object can hold, by a defect of the pipeline. */
  readonly refused: readonly Poison[];
}

/** What encoding needs to know. */
export interface Encoding {
  readonly formats: readonly Format[];
  readonly routes: Routes;
}

/**
 * Encode a parcel. Records on which a format fails are left out, so that they hold up no others.
 *
 * @throws if a parcel cannot be encoded although each of its records alone can
 */
export function encodeParcel(parcel: Parcel, { formats, routes }: Encoding): EncodedParcel {
  if (parcel.kind === "quarantine") {
    return { records: parcel.records, objects: [quarantineObject(parcel, routes)], refused: [] };
  }
  try {
    return encoded(parcel, formats, []);
  } catch {
    const refused = parcel.records.flatMap((change) => refusal(parcel, change, formats));
    // Not the error itself: this one is logged, and a format's message may quote a value.
    if (refused.length === 0) throw new Error("only together can the records not be encoded");
    const refusedRecords = new Set(refused.map(({ arrived }) => arrived));
    const records = parcel.records.filter(({ arrived }) => !refusedRecords.has(arrived));
    return encoded({ ...parcel, records }, formats, refused);
  }
}

function encoded(
  parcel: ChangesParcel,
  formats: readonly Format[],
  refused: readonly Poison[],
): EncodedParcel {
  const { records } = parcel;
  // All formats are encoded before any is stored: a record is stored in all of them or in none.
  const objects = records.length > 0 ? formats.map((format) => changesObject(parcel, format)) : [];
  return { records, objects, refused };
}

function refusal(parcel: ChangesParcel, change: Change, formats: readonly Format[]): Poison[] {
  try {
    encoded({ ...parcel, records: [change] }, formats, []);
    return [];
  } catch (error) {
    const failure = new LocatedFailure("defect", "", String(error));
    return [{ kind: "poison", arrived: change.arrived, failure }];
  }
}

function changesObject(parcel: ChangesParcel, format: Format): EncodedObject {
  const { recordType, changeDate, records } = parcel;
  const identity = identityOf(parcel, [recordType.fingerprint]);
  const place = { table: recordType.table, format: format.name, changeDate };
  const rows = records.map(({ row }) => row);
  return {
    key: changesKey(place, identity, format.extension),
    format: format.name,
    contentType: format.contentType,
    records: records.length,
    bytes: format.encode(recordType, rows, objectDigest(identity)),
  };
}

function quarantineObject(parcel: QuarantineParcel, routes: Routes): EncodedObject {
  const { day, records } = parcel;
  const reasons = records.map(({ failure }) => failure.code);
  return {
    key: quarantineKey(day, identityOf(parcel, reasons)),
    format: "quarantine",
    contentType: "application/x-ndjson",
    records: records.length,
    bytes: quarantineLines(records, routes),
  };
}

function identityOf({ shardId, records }: Parcel, content: readonly string[]): ObjectIdentity {
  return {
    shardId,
    sequenceNumbers: records.map(({ arrived }) => arrived.sequenceNumber),
    content,
  };
}
