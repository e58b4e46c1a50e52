// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asDecimal,
  asInt64,
  asList,
  asMap,
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
  readonly counts: Record<string, bigint | null> | null;
  readonly total: Decimal | null;
}

/** The cells of a OrderLine, by column; null where the image has no value that fits. */
export interface OrderLineColumns {
  readonly item_price: Decimal | null;
}

/** The functions that a Order's derived columns call for; `null` is no value. */
export interface OrderDerivations {
  total(lines: (OrderLineColumns | null)[], counts: Record<string, bigint | null>): Decimal | null;
}

const asDecimal12_2 = asDecimal(12, 2);

const lineStruct = asStruct<OrderLine>({
  attributes: ["itemPrice"],
  read: (from) => ({
    itemPrice: from.required("itemPrice", asDecimal12_2),
  }),
  write: (to, value) => {
    to.required("itemPrice", asDecimal12_2, value.itemPrice);
  },
});
const linesList = asList(lineStruct);

const lineColumns = asStructColumns<OrderLineColumns>({
  attributes: ["itemPrice"],
  read: (from) => ({
    item_price: from.required("itemPrice", asDecimal12_2),
  }),
  write: (to, value) => {
    to.required("itemPrice", asDecimal12_2, value.item_price);
  },
});
const linesListColumn = asList(cell(lineColumns));
const countsMap = asMap(asInt64);
const countsMapColumn = asMap(cell(asInt64));

const attributes = ["id", "lines", "counts"];

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
    counts: from.optional("counts", countsMap),
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
  to.optional("counts", countsMap, record.counts);
  return to.result();
}

/** The cells of an image, and whatever they do not say beside them. */
export type OrderRow = RowResult<OrderColumns>;

/**
 * Read an image into the cells of a row, with whatever they do not say beside them: the cells and
 * the rescued data are the image. Nothing in an image makes it fail.
 */
export function orderRow(image: AttributeMap, derive: OrderDerivations, options?: ReadOptions): OrderRow {
  const from = new RowReader(image, options);
  const lines = from.optional("lines", linesListColumn);
  const counts = from.optional("counts", countsMapColumn);
  return from.result(attributes, {
    id: from.required("id", asText),
    lines,
    counts,
    total: from.derived("total", derive.total, lines, counts),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("lines", linesListColumn, columns.lines);
  to.optional("counts", countsMapColumn, columns.counts);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
