// Generated from all record schemas. Do not edit.
// Regenerate: npm run generate

import type { RecordTypes } from "demand-pipeline/codec";
import { orderAvro } from "./avro/order.js";
import { orderRow } from "./codec/order.js";
import { orderPlan } from "./plan/order.js";

/** Give the record types by name, as the runtime takes them. */
export function recordTypes() {
  return {
    Order: {
      name: "Order",
      table: "orders",
      version: "1.0",
      fingerprint: "7aed0516c55f6d9c",
      onMisfit: "rescue",
      key: ["id"],
      row: (image, options) => orderRow(image, options),
      plan: orderPlan,
      avro: orderAvro,
    },
  } satisfies RecordTypes;
}
