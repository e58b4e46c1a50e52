// Generated from all record schemas. Do not edit.
// Regenerate: npm run generate

import type { RecordTypes } from "demand-pipeline/codec";
import { orderAvro } from "./avro/order.js";
import { orderRow } from "./codec/order.js";
import { orderParquet } from "./parquet/order.js";
import { orderPlan } from "./plan/order.js";

/** Give the record types by name, as the runtime takes them. */
export function recordTypes() {
  return {
    Order: {
      name: "Order",
      table: "order",
      version: "1.0",
      fingerprint: "c5bf6dab7b62eeb2",
      onMisfit: "quarantine",
      key: ["id"],
      row: (image, options) => orderRow(image, options),
      plan: orderPlan,
      parquet: orderParquet,
      avro: orderAvro,
    },
  } satisfies RecordTypes;
}
