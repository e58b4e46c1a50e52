// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asDecimal,
  asList,
  asStruct,
  asStructColumns,
  asText,
  type AttributeMap,
  cell,
  type Decimal,
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
import type { Order, OrderLine } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly lines: (OrderLineColumns | null)[] | null;
}

/** The cells of a OrderLine, by column; null where the image has no value that fits. */
export interface OrderLineColumns {
  readonly sku: string | null;
  readonly price: Decimal | null;
  readonly note: string | null;
}

const asDecimal12_2 = asDecimal(12, 2);

const lineStruct = asStruct<OrderLine>({
  attributes: ["sku", "price", "note"],
  read: (from) => ({
    sku: from.required("sku", asText),
    price: from.required("price", asDecimal12_2),
    note: from.optionalNullable("note", asText),
  }),
  write: (to, value) => {
    to.required("sku", asText, value.sku);
    to.required("price", asDecimal12_2, value.price);
    to.optionalNullable("note", asText, value.note);
  },
});
const linesList = asList(lineStruct);

const lineColumns = asStructColumns<OrderLineColumns>({
  attributes: ["sku", "price", "note"],
  read: (from) => ({
    sku: from.required("sku", asText),
    price: from.required("price", asDecimal12_2),
    note: from.optionalNullable("note", asText),
  }),
  write: (to, value) => {
    to.required("sku", asText, value.sku);
    to.required("price", asDecimal12_2, value.price);
    to.optionalNullable("note", asText, value.note);
  },
});
const linesListColumn = asList(cell(lineColumns));

const attributes = ["id", "lines"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    lines: from.optional("lines", linesList),
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
  to.optional("lines", linesList, record.lines);
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
    lines: from.optional("lines", linesListColumn),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("lines", linesListColumn, columns.lines);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
