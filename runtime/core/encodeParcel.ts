import type { Row } from "../columns/TableColumns.js";
import type { StoredObject } from "../delivery/ArchiveDelivery.js";
import { changesKey, type ObjectName, objectName, quarantineKey } from "../delivery/objectKey.js";
import { quarantineLines } from "../delivery/quarantine.js";
import type { Format } from "../format/Format.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
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
 * @throws if no format writes the record type, or if a parcel cannot be encoded although each of
 *   its records alone can
 */
export function encodeParcel(parcel: Parcel, { formats, routes }: Encoding): EncodedParcel {
  if (parcel.kind === "quarantine") {
    return { records: parcel.records, objects: [quarantineObject(parcel, routes)], refused: [] };
  }
  const { name } = parcel.recordType;
  const written = formats.filter((format) => format.writes(parcel.recordType));
  if (written.length === 0) throw new Error(`no format is configured that writes ${name}`);
  return encodeChanges(parcel, written);
}

function encodeChanges(parcel: ChangesParcel, formats: readonly Format[]): EncodedParcel {
  const { records } = parcel;
  try {
    return { records, objects: changesObjects(parcel, formats), refused: [] };
  } catch {
    return encodeSound(parcel, formats);
  }
}

/** Encode the records that can be: only a defect leads here. */
function encodeSound(parcel: ChangesParcel, formats: readonly Format[]): EncodedParcel {
  const refused = refusals(parcel, formats);
  // Not the format's own error: this one is logged, and that one may quote a value.
  if (refused.length === 0) throw new Error("only together can the records not be encoded");
  const left = new Set(refused.map(({ arrived }) => arrived));
  const records = parcel.records.filter(({ arrived }) => !left.has(arrived));
  if (records.length === 0) return { records, objects: [], refused };
  return { records, objects: changesObjects({ ...parcel, records }, formats), refused };
}

/** All formats are encoded before any is stored: a record is stored in all of them or in none. */
function changesObjects(parcel: ChangesParcel, formats: readonly Format[]): EncodedObject[] {
  const name = nameOf(parcel, [parcel.recordType.fingerprint]);
  // The same rows for all formats, which lays them out as columns once.
  const rows = parcel.records.map(({ row }) => row);
  return formats.map((format) => changesObject(parcel, name, rows, format));
}

/** Find the records that cannot be encoded, by halves, so that one among many is found in time. */
function refusals(parcel: ChangesParcel, formats: readonly Format[]): Poison[] {
  const { records } = parcel;
  try {
    changesObjects(parcel, formats);
    return [];
  } catch (error) {
    if (records.length === 1) return records.map(({ arrived }) => defect(arrived, error));
    const middle = records.length >> 1;
    const halves = [records.slice(0, middle), records.slice(middle)];
    return halves.flatMap((half) => refusals({ ...parcel, records: half }, formats));
  }
}

function defect(arrived: ArrivedRecord, error: unknown): Poison {
  return { kind: "poison", arrived, failure: new LocatedFailure("defect", "", String(error)) };
}

function changesObject(
  { recordType, changeDate, records }: ChangesParcel,
  name: ObjectName,
  rows: readonly Row[],
  format: Format,
): EncodedObject {
  const place = { table: recordType.table, format: format.name, changeDate };
  return {
    key: changesKey(place, name, format.extension),
    format: format.name,
    contentType: format.contentType,
    records: records.length,
    bytes: format.encode(recordType, rows, name.digest),
  };
}

function quarantineObject(parcel: QuarantineParcel, routes: Routes): EncodedObject {
  const { day, records } = parcel;
  const reasons = records.map(({ failure }) => failure.code);
  return {
    key: quarantineKey(day, nameOf(parcel, reasons)),
    format: "quarantine",
    contentType: "application/x-ndjson",
    records: records.length,
    bytes: quarantineLines(records, routes),
  };
}

function nameOf({ shardId, records }: Parcel, content: readonly string[]): ObjectName {
  const sequenceNumbers = records.map(({ arrived }) => arrived.sequenceNumber);
  return objectName({ shardId, sequenceNumbers, content });
}
