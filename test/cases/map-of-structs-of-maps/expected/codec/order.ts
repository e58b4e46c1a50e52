// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asFloat64,
  asInt64,
  asMap,
  asStruct,
  asStructColumns,
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
import type { Order, OrderStockItem } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly stock: Record<string, OrderStockItemColumns | null> | null;
}

/** The cells of a OrderStockItem, by column; null where the image has no value that fits. */
export interface OrderStockItemColumns {
  readonly count: bigint | null;
  readonly by: Record<string, number | null> | null;
}

const stockItemByMap = asMap(asFloat64);

const stockItemStruct = asStruct<OrderStockItem>({
  attributes: ["count", "by"],
  read: (from) => ({
    count: from.required("count", asInt64),
    by: from.optional("by", stockItemByMap),
  }),
  write: (to, value) => {
    to.required("count", asInt64, value.count);
    to.optional("by", stockItemByMap, value.by);
  },
});
const stockMap = asMap(stockItemStruct);
const stockItemByMapColumn = asMap(cell(asFloat64));

const stockItemColumns = asStructColumns<OrderStockItemColumns>({
  attributes: ["count", "by"],
  read: (from) => ({
    count: from.required("count", asInt64),
    by: from.optional("by", stockItemByMapColumn),
  }),
  write: (to, value) => {
    to.required("count", asInt64, value.count);
    to.optional("by", stockItemByMapColumn, value.by);
  },
});
const stockMapColumn = asMap(cell(stockItemColumns));

const attributes = ["id", "stock"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    stock: from.optional("stock", stockMap),
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
  to.optional("stock", stockMap, record.stock);
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
    stock: from.optional("stock", stockMapColumn),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("stock", stockMapColumn, columns.stock);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
