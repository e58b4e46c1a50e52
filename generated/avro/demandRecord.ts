// Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
// Regenerate: npm run generate

import {
  avroBytes,
  avroDate,
  avroDecimal,
  type AvroMapping,
  avroTimestamp,
} from "demand-pipeline/codec";
import type { DemandRecordColumns } from "../codec/demandRecord.js";

/** Writes rows of DemandRecord with the schema of `demandRecord.avsc`, less its docs. */
export const demandRecordAvro: AvroMapping<DemandRecordColumns> = {
  schema: JSON.stringify({
    type: "record",
    name: "DemandRecord",
    fields: [
      { name: "change_id", type: "string" },
      { name: "change_type", type: "string" },
      { name: "change_time", type: { type: "long", logicalType: "timestamp-millis" } },
      { name: "change_time_micros", type: "long" },
      {
        name: "change_arrived_at",
        type: ["null", { type: "long", logicalType: "timestamp-millis" }],
        default: null,
      },
      { name: "change_shard_id", type: ["null", "string"], default: null },
      { name: "change_sequence_number", type: ["null", "string"], default: null },
      { name: "change_user_identity", type: ["null", "string"], default: null },
      { name: "change_schema_version", type: ["null", "string"], default: null },
      {
        name: "change_misfits",
        type: ["null", { type: "array", items: ["null", "string"] }],
        default: null,
      },
      { name: "change_rescued_data", type: ["null", "string"], default: null },
      { name: "id", type: ["null", "string"], default: null },
      { name: "revision", type: ["null", "long"], default: null },
      { name: "event_id", type: ["null", "string"], default: null },
      { name: "venue_id", type: ["null", "string"], default: null },
      { name: "customer_id", type: ["null", "string"], default: null },
      { name: "channel", type: ["null", "string"], default: null },
      { name: "status", type: ["null", "string"], default: null },
      { name: "quantity", type: ["null", "int"], default: null },
      {
        name: "price_min",
        type: ["null", { type: "bytes", logicalType: "decimal", precision: 12, scale: 2 }],
        default: null,
      },
      {
        name: "price_max",
        type: ["null", { type: "bytes", logicalType: "decimal", precision: 12, scale: 2 }],
        default: null,
      },
      {
        name: "settled_amount",
        type: ["null", { type: "bytes", logicalType: "decimal", precision: 38, scale: 9 }],
        default: null,
      },
      { name: "currency", type: ["null", "string"], default: null },
      { name: "score", type: ["null", "double"], default: null },
      {
        name: "party_sizes",
        type: ["null", { type: "array", items: ["null", "int"] }],
        default: null,
      },
      {
        name: "seat_preferences",
        type: [
          "null",
          {
            type: "array",
            items: [
              "null",
              {
                type: "record",
                name: "DemandRecordSeatPreference",
                fields: [
                  { name: "section", type: ["null", "string"], default: null },
                  { name: "row", type: ["null", "string"], default: null },
                  { name: "accessible", type: ["null", "boolean"], default: null },
                ],
              },
            ],
          },
        ],
        default: null,
      },
      { name: "tags", type: ["null", { type: "array", items: ["null", "string"] }], default: null },
      {
        name: "attributes",
        type: ["null", { type: "map", values: ["null", "string"] }],
        default: null,
      },
      {
        name: "location",
        type: [
          "null",
          {
            type: "record",
            name: "DemandRecordLocation",
            fields: [
              { name: "lat", type: ["null", "double"], default: null },
              { name: "lon", type: ["null", "double"], default: null },
              {
                name: "source",
                type: [
                  "null",
                  {
                    type: "record",
                    name: "DemandRecordLocationSource",
                    fields: [
                      { name: "name", type: ["null", "string"], default: null },
                      { name: "accuracy", type: ["null", "float"], default: null },
                    ],
                  },
                ],
                default: null,
              },
            ],
          },
        ],
        default: null,
      },
      {
        name: "requested_at",
        type: ["null", { type: "long", logicalType: "timestamp-millis" }],
        default: null,
      },
      {
        name: "expires_at",
        type: ["null", { type: "long", logicalType: "timestamp-millis" }],
        default: null,
      },
      { name: "event_date", type: ["null", { type: "int", logicalType: "date" }], default: null },
      { name: "signature", type: ["null", "bytes"], default: null },
      { name: "note", type: ["null", "string"], default: null },
      { name: "raw", type: ["null", "string"], default: null },
      { name: "system_id", type: ["null", "string"], default: null },
      { name: "reference", type: ["null", "string"], default: null },
    ],
  }),
  value: ({ change, columns }) => ({
    change_id: change.change_id,
    change_type: change.change_type,
    change_time: avroTimestamp(change.change_time),
    change_time_micros: change.change_time_micros,
    change_arrived_at: avroTimestamp(change.change_arrived_at),
    change_shard_id: change.change_shard_id,
    change_sequence_number: change.change_sequence_number,
    change_user_identity: change.change_user_identity,
    change_schema_version: change.change_schema_version,
    change_misfits: change.change_misfits,
    change_rescued_data: change.change_rescued_data,
    id: columns.id,
    revision: columns.revision,
    event_id: columns.event_id,
    venue_id: columns.venue_id,
    customer_id: columns.customer_id,
    channel: columns.channel,
    status: columns.status,
    quantity: columns.quantity,
    price_min: avroDecimal(columns.price_min, 2),
    price_max: avroDecimal(columns.price_max, 2),
    settled_amount: avroDecimal(columns.settled_amount, 9),
    currency: columns.currency,
    score: columns.score,
    party_sizes: columns.party_sizes,
    seat_preferences: columns.seat_preferences,
    tags: columns.tags,
    attributes: columns.attributes,
    location: columns.location,
    requested_at: avroTimestamp(columns.requested_at),
    expires_at: avroTimestamp(columns.expires_at),
    event_date: avroDate(columns.event_date),
    signature: avroBytes(columns.signature),
    note: columns.note,
    raw: columns.raw,
    system_id: columns.system_id,
    reference: columns.reference,
  }),
};
