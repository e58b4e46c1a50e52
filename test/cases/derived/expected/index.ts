// Generated from all record schemas. Do not edit.
// Regenerate: npm run generate

import type { RecordTypes } from "demand-pipeline/codec";
import { orderAvro } from "./avro/order.js";
import { type OrderDerivations, orderRow } from "./codec/order.js";
import { orderParquet } from "./parquet/order.js";
import { orderPlan } from "./plan/order.js";

/** The functions that derived columns call for, by record type. */
export interface Derivations {
  readonly Order: OrderDerivations;
}

/** Give the record types by name, as the runtime takes them. */
export function recordTypes(derive: Derivations) {
  return {
    Order: {
      name: "Order",
      table: "order",
      version: "1.0",
      fingerprint: "0feb5d142bf388d3",
      onMisfit: "rescue",
      key: ["id"],
      row: (image, options) => orderRow(image, derive.Order, options),
      plan: orderPlan,
      derive: derive.Order,
      parquet: orderParquet,
      avro: orderAvro,
    },
  } satisfies RecordTypes;
}
