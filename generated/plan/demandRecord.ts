// Generated from schemas/demand-record.schema.json (DemandRecord 1.0). Do not edit.
// Regenerate: npm run generate

import type { ScanPlan } from "demand-pipeline/codec";

/** How the kernel reads images of DemandRecord into columns. */
export const demandRecordPlan: ScanPlan = {
  fields: [
    { column: "id", attribute: "id", conversion: "asText" },
    { column: "revision", attribute: "revision", conversion: "asInt64" },
    { column: "event_id", attribute: "eventId", conversion: "asText" },
    { column: "venue_id", attribute: "venueId", optional: true, conversion: "asText" },
    { column: "customer_id", attribute: "customerId", nullable: true, conversion: "asUuid" },
    { column: "channel", attribute: "channel", conversion: "asText" },
    { column: "status", attribute: "status", conversion: "asText" },
    { column: "quantity", attribute: "quantity", conversion: "asInt32" },
    { column: "price_min", attribute: "priceMin", conversion: "asDecimal", parameters: [12, 2] },
    {
      column: "price_max",
      attribute: "priceMax",
      optional: true,
      conversion: "asDecimal",
      parameters: [12, 2],
    },
    {
      column: "settled_amount",
      attribute: "settledAmount",
      optional: true,
      conversion: "asDecimal",
      parameters: [38, 9],
    },
    { column: "currency", attribute: "currency", conversion: "asText" },
    { column: "score", attribute: "score", optional: true, conversion: "asFloat64" },
    {
      column: "party_sizes",
      attribute: "partySizes",
      optional: true,
      conversion: "asList",
      element: { conversion: "asInt32" },
    },
    {
      column: "seat_preferences",
      attribute: "seatPreferences",
      conversion: "asList",
      element: {
        conversion: "asStruct",
        fields: [
          { column: "section", attribute: "section", conversion: "asText" },
          { column: "row", attribute: "row", optional: true, conversion: "asText" },
          { column: "accessible", attribute: "accessible", conversion: "asBoolean" },
        ],
      },
    },
    {
      column: "tags",
      attribute: "tags",
      conversion: "asSet",
      parameters: ["SS"],
      element: { conversion: "asText" },
    },
    {
      column: "attributes",
      attribute: "attributes",
      conversion: "asMap",
      element: { conversion: "asText" },
    },
    {
      column: "location",
      attribute: "location",
      optional: true,
      conversion: "asStruct",
      fields: [
        { column: "lat", attribute: "lat", conversion: "asFloat64" },
        { column: "lon", attribute: "lon", conversion: "asFloat64" },
        {
          column: "source",
          attribute: "source",
          optional: true,
          conversion: "asStruct",
          fields: [
            { column: "name", attribute: "name", conversion: "asText" },
            { column: "accuracy", attribute: "accuracy", optional: true, conversion: "asFloat32" },
          ],
        },
      ],
    },
    { column: "requested_at", attribute: "requestedAt", conversion: "asTimestamp" },
    {
      column: "expires_at",
      attribute: "expiresAt",
      optional: true,
      conversion: "asTimestampEpoch",
      parameters: ["seconds"],
    },
    { column: "event_date", attribute: "eventDate", conversion: "asDate" },
    { column: "signature", attribute: "signature", optional: true, conversion: "asBytes" },
    { column: "note", attribute: "note", optional: true, nullable: true, conversion: "asText" },
    { column: "raw", attribute: "raw", optional: true, conversion: "asJson" },
  ],
  derived: [
    { column: "system_id", function: "systemId", from: ["id"] },
    { column: "reference", function: "reference", from: ["id", "event_id", "revision"] },
  ],
};
