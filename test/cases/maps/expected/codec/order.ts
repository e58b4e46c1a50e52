// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asBoolean,
  asMap,
  asText,
  type AttributeMap,
  cell,
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
  readonly labels: Record<string, string | null> | null;
  readonly pattern: Record<string, boolean | null> | null;
}

const labelsMap = asMap(asText);
const labelsMapColumn = asMap(cell(asText));
const patternMap = asMap(asBoolean);
const patternMapColumn = asMap(cell(asBoolean));

const attributes = ["id", "labels", "pattern"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    labels: from.optional("labels", labelsMap),
    pattern: from.optional("pattern", patternMap),
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
  to.optional("labels", labelsMap, record.labels);
  to.optional("pattern", patternMap, record.pattern);
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
    labels: from.optional("labels", labelsMapColumn),
    pattern: from.optional("pattern", patternMapColumn),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("labels", labelsMapColumn, columns.labels);
  to.optional("pattern", patternMapColumn, columns.pattern);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
