// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import { listOf, parquetDecimal, type ParquetMapping } from "demand-pipeline/codec";
import type { OrderColumns, OrderLineColumns } from "../codec/order.js";

/** Writes rows of Order as Parquet columns. */
export const orderParquet: ParquetMapping<OrderColumns> = {
  schema: [
    { name: "Order", num_children: 13 },
      { name: "change_id", repetition_type: "REQUIRED", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_type", repetition_type: "REQUIRED", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_time", repetition_type: "REQUIRED", type: "INT64", converted_type: "TIMESTAMP_MILLIS", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" } },
      { name: "change_time_micros", repetition_type: "REQUIRED", type: "INT64" },
      { name: "change_arrived_at", repetition_type: "OPTIONAL", type: "INT64", converted_type: "TIMESTAMP_MILLIS", logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" } },
      { name: "change_shard_id", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_sequence_number", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_user_identity", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_schema_version", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_misfits", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "change_rescued_data", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "id", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
      { name: "lines", repetition_type: "OPTIONAL", num_children: 1, converted_type: "LIST", logical_type: { type: "LIST" } },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
          { name: "element", repetition_type: "OPTIONAL", num_children: 3 },
            { name: "sku", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
            { name: "price", repetition_type: "OPTIONAL", type: "INT64", converted_type: "DECIMAL", precision: 12, scale: 2, logical_type: { type: "DECIMAL", precision: 12, scale: 2 } },
            { name: "note", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  ],
  columns: (rows) => [
    { name: "change_id", data: rows.map(({ change }) => change.change_id) },
    { name: "change_type", data: rows.map(({ change }) => change.change_type) },
    { name: "change_time", data: rows.map(({ change }) => change.change_time) },
    { name: "change_time_micros", data: rows.map(({ change }) => change.change_time_micros) },
    { name: "change_arrived_at", data: rows.map(({ change }) => change.change_arrived_at) },
    { name: "change_shard_id", data: rows.map(({ change }) => change.change_shard_id) },
    { name: "change_sequence_number", data: rows.map(({ change }) => change.change_sequence_number) },
    { name: "change_user_identity", data: rows.map(({ change }) => change.change_user_identity) },
    { name: "change_schema_version", data: rows.map(({ change }) => change.change_schema_version) },
    { name: "change_misfits", data: rows.map(({ change }) => change.change_misfits) },
    { name: "change_rescued_data", data: rows.map(({ change }) => change.change_rescued_data) },
    { name: "id", data: rows.map(({ columns }) => columns.id) },
    { name: "lines", data: rows.map(({ columns }) => listOf(columns.lines, orderLineParquet)) },
  ],
};

function orderLineParquet(struct: OrderLineColumns | null) {
  if (struct === null) return null;
  return {
    sku: struct.sku,
    price: parquetDecimal(struct.price, 2),
    note: struct.note,
  };
}
