// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asText,
  asTimestamp,
  asTimestampEpoch,
  asTimestampUtc,
  type AttributeMap,
  ImageWriter,
  type Json,
  plainJson,
  type ReadOptions,
  RecordDecoder,
  RecordEncoder,
  RowReader,
  type RowResult,
  type WrittenMap,
} from "demand-pipeline/codec";
import type { Order } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly iso: Date | null;
  readonly utc: Date | null;
  readonly seconds: Date | null;
  readonly millis: Date | null;
  readonly micros: Date | null;
}

const asTimestampEpochSeconds = asTimestampEpoch("seconds");
const asTimestampEpochMillis = asTimestampEpoch("millis");
const asTimestampEpochMicros = asTimestampEpoch("micros");

const attributes = ["id", "iso", "utc", "seconds", "millis", "micros"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    iso: from.optional("iso", asTimestamp),
    utc: from.optional("utc", asTimestampUtc),
    seconds: from.optional("seconds", asTimestampEpochSeconds),
    millis: from.optional("millis", asTimestampEpochMillis),
    micros: from.optional("micros", asTimestampEpochMicros),
  });
}

/**
 * Write a Order as an item.
 *
 * @throws {CodecError} if it has what DynamoDB does not store, with every such place
 */
export function encodeOrder(record: Order): WrittenMap {
  const to = new RecordEncoder("Order");
  to.required("id", asText, record.id);
  to.optional("iso", asTimestamp, record.iso);
  to.optional("utc", asTimestampUtc, record.utc);
  to.optional("seconds", asTimestampEpochSeconds, record.seconds);
  to.optional("millis", asTimestampEpochMillis, record.millis);
  to.optional("micros", asTimestampEpochMicros, record.micros);
  return to.result();
}

/** The cells of an image, and whatever they do not say beside them. */
export type OrderRow = RowResult<OrderColumns>;

/**
 * Read an image into the cells of a row, with whatever they do not say beside them: the cells and
 * the rescued data are the image. Nothing in an image makes it fail.
 */
export function orderRow(image: AttributeMap, options?: ReadOptions): OrderRow {
  const from = new RowReader(image, options);
  return from.result(attributes, {
    id: from.required("id", asText),
    iso: from.optional("iso", asTimestamp),
    utc: from.optional("utc", asTimestampUtc),
    seconds: from.optional("seconds", asTimestampEpochSeconds),
    millis: from.optional("millis", asTimestampEpochMillis),
    micros: from.optional("micros", asTimestampEpochMicros),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("iso", asTimestamp, columns.iso);
  to.optional("utc", asTimestampUtc, columns.utc);
  to.optional("seconds", asTimestampEpochSeconds, columns.seconds);
  to.optional("millis", asTimestampEpochMillis, columns.millis);
  to.optional("micros", asTimestampEpochMicros, columns.micros);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
