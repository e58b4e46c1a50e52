/** A small record type as the generator writes them, for tests that are not about the demand's. */
import {
  type AvroMapping,
  asInt64,
  asText,
  type ChangeColumns,
  type ParquetMapping,
  type RecordType,
  RowReader,
} from "../../runtime/codec/index.js";

/** The columns of an order. */
export interface OrderColumns {
  readonly id: string | null;
  readonly amount: bigint | null;
  readonly note: string | null;
}

const attributes = ["id", "amount", "note"];

const text = { type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" } as const;
const required = { ...text, repetition_type: "REQUIRED" } as const;
const long = { type: "INT64", repetition_type: "OPTIONAL" } as const;
const instant = { ...long, converted_type: "TIMESTAMP_MILLIS" } as const;

const parquet: ParquetMapping<OrderColumns> = {
  schema: [
    { name: "root", num_children: 8 },
    { name: "change_id", ...required },
    { name: "change_type", ...required },
    { name: "change_time", ...instant, repetition_type: "REQUIRED" },
    { name: "change_sequence_number", ...text },
    { name: "change_rescued_data", ...text },
    { name: "id", ...text },
    { name: "amount", ...long },
    { name: "note", ...text },
  ],
  columns: (rows) => [
    { name: "change_id", data: rows.map(({ change }) => change.change_id) },
    { name: "change_type", data: rows.map(({ change }) => change.change_type) },
    { name: "change_time", data: rows.map(({ change }) => change.change_time) },
    { name: "change_sequence_number", data: rows.map((row) => row.change.change_sequence_number) },
    { name: "change_rescued_data", data: rows.map(({ change }) => change.change_rescued_data) },
    { name: "id", data: rows.map(({ columns }) => columns.id) },
    { name: "amount", data: rows.map(({ columns }) => columns.amount) },
    { name: "note", data: rows.map(({ columns }) => columns.note) },
  ],
};

const avro: AvroMapping<OrderColumns> = {
  schema: JSON.stringify({
    type: "record",
    name: "Order",
    fields: [
      { name: "change_id", type: "string" },
      { name: "change_type", type: "string" },
      { name: "change_time", type: { type: "long", logicalType: "timestamp-millis" } },
      { name: "change_sequence_number", type: ["null", "string"] },
      { name: "change_rescued_data", type: ["null", "string"] },
      { name: "id", type: ["null", "string"] },
      { name: "amount", type: ["null", "long"] },
      { name: "note", type: ["null", "string"] },
    ],
  }),
  value: ({ change, columns }) => ({ ...avroChange(change), ...columns }),
};

function avroChange(change: ChangeColumns): object {
  return { ...change, change_time: BigInt(change.change_time.getTime()) };
}

/** The record type `Order`: a text key, an amount and a note. */
export const orderRecordType: RecordType<OrderColumns> = {
  name: "Order",
  table: "order",
  version: "1.0",
  fingerprint: "0123456789abcdef",
  onMisfit: "rescue",
  key: ["id"],
  row(image, options) {
    const from = new RowReader(image, options);
    return from.result(attributes, {
      id: from.required("id", asText),
      amount: from.required("amount", asInt64),
      note: from.optional("note", asText),
    });
  },
  parquet,
  avro,
};
