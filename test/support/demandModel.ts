/** The demand record's model, spelt out, for the tests of the targets. */
import type {
  Descriptor,
  Encoding,
  Field,
  Model,
  RecordModel,
  StructType,
  Type,
  Value,
} from "../../generator/model/model.js";

const source = {
  file: "schemas/demand-record.schema.json",
  pointer: "#",
  line: 1,
  column: 1,
} as const;

/** Make a value of a type as DynamoDB holds it by default. */
export function value(type: Type, descriptor: Descriptor = "S", encoding?: Encoding): Value {
  return { type, nullable: false, stored: { descriptor, encoding }, source };
}

/** Make a field; its column is its name in snake case. */
export function fieldOf(name: string, held: Value, rest: Partial<Field> = {}): Field {
  return {
    ...held,
    name,
    column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    attribute: name,
    presence: "required",
    doc: undefined,
    deprecated: false,
    aliases: [],
    earlierColumns: [],
    default: undefined,
    key: undefined,
    derived: undefined,
    acceptedLosses: {},
    ...rest,
    source: { ...source, pointer: `#/properties/${name}` },
  };
}

/** Make a record of fields. */
export function recordOf(
  name: string,
  fields: readonly Field[],
  rest: Partial<RecordModel> = {},
): RecordModel {
  return {
    name,
    doc: undefined,
    version: "1.0",
    fields,
    key: fields.filter(({ key }) => key !== undefined).map((field) => field.name),
    versionField: undefined,
    match: undefined,
    onMisfit: "rescue",
    table: { name: name.replace(/\B[A-Z]/g, "_$&").toLowerCase(), formats: ["parquet", "avro"] },
    source,
    ...rest,
  };
}

/** Make a struct of fields. */
export function structOf(name: string, fields: readonly Field[]): StructType {
  return { kind: "struct", name, doc: undefined, fields };
}

export const text = value({ kind: "string" });
export const json = value({ kind: "json" }, "ANY");
export const flag = value({ kind: "boolean" }, "BOOL");
export const int32 = value({ kind: "int32" }, "N");
export const int64 = value({ kind: "int64" }, "N");
export const float32 = value({ kind: "float32" }, "N");
export const float64 = value({ kind: "float64" }, "N");
export const bytes = value({ kind: "bytes" }, "B");
export const uuid = value({ kind: "uuid" });
export const date = value({ kind: "date" }, "S", "iso");
export const timestamp = value({ kind: "timestamp" }, "S", "iso");

/** Make a decimal value. */
export function decimalOf(precision: number, scale: number): Value {
  return value({ kind: "decimal", precision, scale }, "N");
}

/** Make a list of values. */
export function listOf(element: Value): Value {
  return value({ kind: "list", element }, "L");
}

/** Make a map to values. */
export function mapOf(element: Value): Value {
  return value({ kind: "map", value: element }, "M");
}

function enumOf(...symbols: readonly string[]): Value {
  return value({ kind: "enum", symbols, unknown: "keep" });
}

const optional = { presence: "optional" } as const;

const changeMetadata = recordOf(
  "ChangeMetadata",
  [
    fieldOf("change_id", text, { doc: "Identifies the change." }),
    fieldOf("change_type", enumOf("INSERT", "MODIFY", "REMOVE", "SNAPSHOT"), {
      doc: "What happened to the item.",
    }),
    fieldOf("change_time", timestamp, { doc: "When the item changed." }),
    fieldOf("change_time_micros", int64, { doc: "The same in microseconds since the epoch." }),
    fieldOf("change_arrived_at", timestamp, { ...optional, doc: "When the stream took it." }),
    fieldOf("change_shard_id", text, { ...optional, doc: "The shard that carried it." }),
    fieldOf("change_sequence_number", text, { ...optional, doc: "Its place in the shard." }),
    fieldOf("change_user_identity", json, { ...optional, doc: "Set by TTL's deletes." }),
    fieldOf("change_schema_version", text, { ...optional, doc: "The schema's version." }),
    fieldOf("change_misfits", listOf(text), { ...optional, doc: "What did not fit its column." }),
    fieldOf("change_rescued_data", json, { ...optional, doc: "What the columns do not say." }),
  ],
  { source: { ...source, file: "schemas/change-metadata.schema.json" } },
);

const seatPreference = structOf("SeatPreference", [
  fieldOf("section", text, { doc: "Section's name." }),
  fieldOf("row", text, optional),
  fieldOf("accessible", flag),
]);

const location = structOf("Location", [
  fieldOf("lat", float64),
  fieldOf("lon", float64),
  fieldOf(
    "source",
    value(structOf("LocationSource", [fieldOf("name", text), fieldOf("accuracy", float32)]), "M"),
  ),
]);

/** The demand record, with every logical type in it. */
export const demandRecord = recordOf(
  "DemandRecord",
  [
    fieldOf("id", text, { key: "partition", doc: "`<system>.<local id>`; the item's key." }),
    fieldOf("revision", int64, { doc: "Grows with each write." }),
    fieldOf("eventId", text),
    fieldOf("venueId", text, optional),
    fieldOf("customerId", { ...uuid, nullable: true }, { doc: "The customer, if known." }),
    fieldOf("channel", enumOf("WEB", "APP", "BOX_OFFICE", "PARTNER")),
    fieldOf("status", enumOf("OPEN", "HELD", "FULFILLED", "EXPIRED", "CANCELLED")),
    fieldOf("quantity", int32),
    fieldOf("priceMin", decimalOf(12, 2), {
      doc: "The customer's lowest price,\nin the currency's unit.",
    }),
    fieldOf("priceMax", decimalOf(12, 2), optional),
    fieldOf("settledAmount", decimalOf(38, 9), optional),
    fieldOf("currency", text),
    fieldOf("score", float64, optional),
    fieldOf("partySizes", listOf(int32), optional),
    fieldOf("seatPreferences", listOf(value(seatPreference, "M")), optional),
    fieldOf("tags", value({ kind: "set", element: text }, "SS"), optional),
    fieldOf("attributes", mapOf(text), optional),
    fieldOf("location", value(location, "M"), optional),
    fieldOf("requestedAt", timestamp),
    fieldOf("expiresAt", value({ kind: "timestamp" }, "N", "epoch-seconds"), optional),
    fieldOf("eventDate", date),
    fieldOf("signature", bytes, optional),
    fieldOf("note", { ...text, nullable: true }, optional),
    fieldOf("raw", json, optional),
    fieldOf("systemId", enumOf("HOST", "TMR", "MFX", "ARCHTICS", "UNKNOWN"), {
      derived: { function: "systemId", from: ["id"] },
    }),
    fieldOf("reference", text, {
      derived: { function: "reference", from: ["id", "eventId", "revision"] },
    }),
  ],
  { doc: "A customer's demand for tickets.", versionField: "revision" },
);

/** The model of the demand record alone. */
export const demandModel: Model = modelOf(demandRecord);

/** Make a model of records. */
export function modelOf(...records: readonly RecordModel[]): Model {
  return { change: changeMetadata, records };
}
