// Generated from all record schemas. Do not edit.
// Regenerate: npm run generate

import type { RecordTypes } from "demand-pipeline/codec";
import { orderAvro } from "./avro/order.js";
import { refundAvro } from "./avro/refund.js";
import { orderRow } from "./codec/order.js";
import { refundRow } from "./codec/refund.js";
import { orderParquet } from "./parquet/order.js";
import { refundParquet } from "./parquet/refund.js";
import { orderPlan } from "./plan/order.js";
import { refundPlan } from "./plan/refund.js";

/** Give the record types by name, as the runtime takes them. */
export function recordTypes() {
  return {
    Order: {
      name: "Order",
      table: "order",
      version: "1.0",
      fingerprint: "0e2720f46145edb7",
      onMisfit: "rescue",
      match: { attribute: "kind", equals: "order" },
      key: ["id"],
      row: (image, options) => orderRow(image, options),
      plan: orderPlan,
      parquet: orderParquet,
      avro: orderAvro,
    },
    Refund: {
      name: "Refund",
      table: "refund",
      version: "1.0",
      fingerprint: "69e84152dafac8c5",
      onMisfit: "rescue",
      match: { attribute: "kind", equals: "refund" },
      key: ["id"],
      row: (image, options) => refundRow(image, options),
      plan: refundPlan,
      parquet: refundParquet,
      avro: refundAvro,
    },
  } satisfies RecordTypes;
}
