// Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asBoolean,
  asBytes,
  asDate,
  asDecimal,
  asFloat32,
  asFloat64,
  asInt32,
  asInt64,
  asJson,
  asList,
  asMap,
  asSet,
  asStruct,
  asStructColumns,
  asText,
  asTimestamp,
  asTimestampEpoch,
  asUuid,
  type AttributeMap,
  cell,
  type DateText,
  type Decimal,
  ImageWriter,
  type Json,
  type JsonText,
  plainJson,
  type ReadOptions,
  RecordDecoder,
  RecordEncoder,
  RowReader,
  type RowResult,
  type WrittenMap,
} from "demand-pipeline/codec";
import type {
  DemandRecord,
  DemandRecordLocation,
  DemandRecordLocationSource,
  DemandRecordSeatPreference,
} from "../typescript/demandRecord.js";

/** The cells of a DemandRecord, by column; null where the image has no value that fits. */
export interface DemandRecordColumns {
  readonly id: string | null;
  readonly revision: bigint | null;
  readonly event_id: string | null;
  readonly venue_id: string | null;
  readonly customer_id: string | null;
  readonly channel: "WEB" | "APP" | "BOX_OFFICE" | "PARTNER" | (string & {}) | null;
  readonly status: "OPEN" | "HELD" | "FULFILLED" | "EXPIRED" | "CANCELLED" | (string & {}) | null;
  readonly quantity: number | null;
  readonly price_min: Decimal | null;
  readonly price_max: Decimal | null;
  readonly settled_amount: Decimal | null;
  readonly currency: string | null;
  readonly score: number | null;
  readonly party_sizes: (number | null)[] | null;
  readonly seat_preferences: (DemandRecordSeatPreferenceColumns | null)[] | null;
  readonly tags: string[] | null;
  readonly attributes: Record<string, string | null> | null;
  readonly location: DemandRecordLocationColumns | null;
  readonly requested_at: Date | null;
  readonly expires_at: Date | null;
  readonly event_date: DateText | null;
  readonly signature: Uint8Array | null;
  readonly note: string | null;
  readonly raw: JsonText | null;
  readonly system_id: "HOST" | "TMR" | "MFX" | "ARCHTICS" | "UNKNOWN" | (string & {}) | null;
  readonly reference: string | null;
}

/** The cells of a DemandRecordSeatPreference, by column; null where the image has no value that fits. */
export interface DemandRecordSeatPreferenceColumns {
  readonly section: string | null;
  readonly row: string | null;
  readonly accessible: boolean | null;
}

/** The cells of a DemandRecordLocation, by column; null where the image has no value that fits. */
export interface DemandRecordLocationColumns {
  readonly lat: number | null;
  readonly lon: number | null;
  readonly source: DemandRecordLocationSourceColumns | null;
}

/** The cells of a DemandRecordLocationSource, by column; null where the image has no value that fits. */
export interface DemandRecordLocationSourceColumns {
  readonly name: string | null;
  readonly accuracy: number | null;
}

/** The functions that a DemandRecord's derived columns call for; `null` is no value. */
export interface DemandRecordDerivations {
  /** The system that took the demand, from its id. */
  systemId(id: string): "HOST" | "TMR" | "MFX" | "ARCHTICS" | "UNKNOWN" | (string & {}) | null;
  /** Names this revision of the demand to other systems: demand:<system>:<event>:<revision>. */
  reference(id: string, eventId: string, revision: bigint): string | null;
}

const asDecimal12_2 = asDecimal(12, 2);
const asDecimal38_9 = asDecimal(38, 9);
const partySizesList = asList(asInt32);
const partySizesListColumn = asList(cell(asInt32));

const seatPreferenceStruct = asStruct<DemandRecordSeatPreference>({
  attributes: ["section", "row", "accessible"],
  read: (from) => ({
    section: from.required("section", asText),
    row: from.optional("row", asText),
    accessible: from.required("accessible", asBoolean),
  }),
  write: (to, value) => {
    to.required("section", asText, value.section);
    to.optional("row", asText, value.row);
    to.required("accessible", asBoolean, value.accessible);
  },
});
const seatPreferencesList = asList(seatPreferenceStruct);

const seatPreferenceColumns = asStructColumns<DemandRecordSeatPreferenceColumns>({
  attributes: ["section", "row", "accessible"],
  read: (from) => ({
    section: from.required("section", asText),
    row: from.optional("row", asText),
    accessible: from.required("accessible", asBoolean),
  }),
  write: (to, value) => {
    to.required("section", asText, value.section);
    to.optional("row", asText, value.row);
    to.required("accessible", asBoolean, value.accessible);
  },
});
const seatPreferencesListColumn = asList(cell(seatPreferenceColumns));
const tagsSet = asSet("SS", asText);
const attributesMap = asMap(asText);
const attributesMapColumn = asMap(cell(asText));

const locationSourceStruct = asStruct<DemandRecordLocationSource>({
  attributes: ["name", "accuracy"],
  read: (from) => ({
    name: from.required("name", asText),
    accuracy: from.optional("accuracy", asFloat32),
  }),
  write: (to, value) => {
    to.required("name", asText, value.name);
    to.optional("accuracy", asFloat32, value.accuracy);
  },
});

const locationStruct = asStruct<DemandRecordLocation>({
  attributes: ["lat", "lon", "source"],
  read: (from) => ({
    lat: from.required("lat", asFloat64),
    lon: from.required("lon", asFloat64),
    source: from.optional("source", locationSourceStruct),
  }),
  write: (to, value) => {
    to.required("lat", asFloat64, value.lat);
    to.required("lon", asFloat64, value.lon);
    to.optional("source", locationSourceStruct, value.source);
  },
});

const locationSourceColumns = asStructColumns<DemandRecordLocationSourceColumns>({
  attributes: ["name", "accuracy"],
  read: (from) => ({
    name: from.required("name", asText),
    accuracy: from.optional("accuracy", asFloat32),
  }),
  write: (to, value) => {
    to.required("name", asText, value.name);
    to.optional("accuracy", asFloat32, value.accuracy);
  },
});

const locationColumns = asStructColumns<DemandRecordLocationColumns>({
  attributes: ["lat", "lon", "source"],
  read: (from) => ({
    lat: from.required("lat", asFloat64),
    lon: from.required("lon", asFloat64),
    source: from.optional("source", locationSourceColumns),
  }),
  write: (to, value) => {
    to.required("lat", asFloat64, value.lat);
    to.required("lon", asFloat64, value.lon);
    to.optional("source", locationSourceColumns, value.source);
  },
});
const asTimestampEpochSeconds = asTimestampEpoch("seconds");

const attributes = [
  "id",
  "revision",
  "eventId",
  "venueId",
  "customerId",
  "channel",
  "status",
  "quantity",
  "priceMin",
  "priceMax",
  "settledAmount",
  "currency",
  "score",
  "partySizes",
  "seatPreferences",
  "tags",
  "attributes",
  "location",
  "requestedAt",
  "expiresAt",
  "eventDate",
  "signature",
  "note",
  "raw",
];

/**
 * Read an image as a DemandRecord, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeDemandRecord(image: AttributeMap, options?: ReadOptions): DemandRecord {
  const from = new RecordDecoder("DemandRecord", image, options);
  return from.result<DemandRecord>({
    id: from.required("id", asText),
    revision: from.required("revision", asInt64),
    eventId: from.required("eventId", asText),
    venueId: from.optional("venueId", asText),
    customerId: from.requiredNullable("customerId", asUuid),
    channel: from.required("channel", asText),
    status: from.required("status", asText),
    quantity: from.required("quantity", asInt32),
    priceMin: from.required("priceMin", asDecimal12_2),
    priceMax: from.optional("priceMax", asDecimal12_2),
    settledAmount: from.optional("settledAmount", asDecimal38_9),
    currency: from.required("currency", asText),
    score: from.optional("score", asFloat64),
    partySizes: from.optional("partySizes", partySizesList),
    seatPreferences: from.required("seatPreferences", seatPreferencesList),
    tags: from.required("tags", tagsSet),
    attributes: from.required("attributes", attributesMap),
    location: from.optional("location", locationStruct),
    requestedAt: from.required("requestedAt", asTimestamp),
    expiresAt: from.optional("expiresAt", asTimestampEpochSeconds),
    eventDate: from.required("eventDate", asDate),
    signature: from.optional("signature", asBytes),
    note: from.optionalNullable("note", asText),
    raw: from.optional("raw", asJson),
  });
}

/**
 * Write a DemandRecord as an item.
 *
 * @throws {CodecError} if it has what DynamoDB does not store, with every such place
 */
export function encodeDemandRecord(record: DemandRecord): WrittenMap {
  const to = new RecordEncoder("DemandRecord");
  to.required("id", asText, record.id);
  to.required("revision", asInt64, record.revision);
  to.required("eventId", asText, record.eventId);
  to.optional("venueId", asText, record.venueId);
  to.requiredNullable("customerId", asUuid, record.customerId);
  to.required("channel", asText, record.channel);
  to.required("status", asText, record.status);
  to.required("quantity", asInt32, record.quantity);
  to.required("priceMin", asDecimal12_2, record.priceMin);
  to.optional("priceMax", asDecimal12_2, record.priceMax);
  to.optional("settledAmount", asDecimal38_9, record.settledAmount);
  to.required("currency", asText, record.currency);
  to.optional("score", asFloat64, record.score);
  to.optional("partySizes", partySizesList, record.partySizes);
  to.required("seatPreferences", seatPreferencesList, record.seatPreferences);
  to.required("tags", tagsSet, record.tags);
  to.required("attributes", attributesMap, record.attributes);
  to.optional("location", locationStruct, record.location);
  to.required("requestedAt", asTimestamp, record.requestedAt);
  to.optional("expiresAt", asTimestampEpochSeconds, record.expiresAt);
  to.required("eventDate", asDate, record.eventDate);
  to.optional("signature", asBytes, record.signature);
  to.optionalNullable("note", asText, record.note);
  to.optional("raw", asJson, record.raw);
  return to.result();
}

/** The cells of an image, and whatever they do not say beside them. */
export type DemandRecordRow = RowResult<DemandRecordColumns>;

/**
 * Read an image into the cells of a row, with whatever they do not say beside them: the cells and
 * the rescued data are the image. Nothing in an image makes it fail.
 */
export function demandRecordRow(image: AttributeMap, derive: DemandRecordDerivations, options?: ReadOptions): DemandRecordRow {
  const from = new RowReader(image, options);
  const id = from.required("id", asText);
  const revision = from.required("revision", asInt64);
  const eventId = from.required("eventId", asText);
  return from.result(attributes, {
    id,
    revision,
    event_id: eventId,
    venue_id: from.optional("venueId", asText),
    customer_id: from.requiredNullable("customerId", asUuid),
    channel: from.required("channel", asText),
    status: from.required("status", asText),
    quantity: from.required("quantity", asInt32),
    price_min: from.required("priceMin", asDecimal12_2),
    price_max: from.optional("priceMax", asDecimal12_2),
    settled_amount: from.optional("settledAmount", asDecimal38_9),
    currency: from.required("currency", asText),
    score: from.optional("score", asFloat64),
    party_sizes: from.optional("partySizes", partySizesListColumn),
    seat_preferences: from.required("seatPreferences", seatPreferencesListColumn),
    tags: from.required("tags", tagsSet),
    attributes: from.required("attributes", attributesMapColumn),
    location: from.optional("location", locationColumns),
    requested_at: from.required("requestedAt", asTimestamp),
    expires_at: from.optional("expiresAt", asTimestampEpochSeconds),
    event_date: from.required("eventDate", asDate),
    signature: from.optional("signature", asBytes),
    note: from.optionalNullable("note", asText),
    raw: from.optional("raw", asJson),
    system_id: from.derived("systemId", derive.systemId, id),
    reference: from.derived("reference", derive.reference, id, eventId, revision),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function demandRecordImage({ columns, rescued }: Pick<DemandRecordRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("DemandRecord");
  to.required("id", asText, columns.id);
  to.required("revision", asInt64, columns.revision);
  to.required("eventId", asText, columns.event_id);
  to.optional("venueId", asText, columns.venue_id);
  to.requiredNullable("customerId", asUuid, columns.customer_id);
  to.required("channel", asText, columns.channel);
  to.required("status", asText, columns.status);
  to.required("quantity", asInt32, columns.quantity);
  to.required("priceMin", asDecimal12_2, columns.price_min);
  to.optional("priceMax", asDecimal12_2, columns.price_max);
  to.optional("settledAmount", asDecimal38_9, columns.settled_amount);
  to.required("currency", asText, columns.currency);
  to.optional("score", asFloat64, columns.score);
  to.optional("partySizes", partySizesListColumn, columns.party_sizes);
  to.required("seatPreferences", seatPreferencesListColumn, columns.seat_preferences);
  to.required("tags", tagsSet, columns.tags);
  to.required("attributes", attributesMapColumn, columns.attributes);
  to.optional("location", locationColumns, columns.location);
  to.required("requestedAt", asTimestamp, columns.requested_at);
  to.optional("expiresAt", asTimestampEpochSeconds, columns.expires_at);
  to.required("eventDate", asDate, columns.event_date);
  to.optional("signature", asBytes, columns.signature);
  to.optionalNullable("note", asText, columns.note);
  to.optional("raw", asJson, columns.raw);
  return to.result(rescued);
}

/**
 * Turn a DemandRecord into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function demandRecordToJson(record: DemandRecord): Json {
  return plainJson(record);
}
