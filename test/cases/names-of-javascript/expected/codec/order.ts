// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asBoolean,
  asInt64,
  asStruct,
  asStructColumns,
  asText,
  type AttributeMap,
  ImageWriter,
  type Json,
  own,
  plainJson,
  type ReadOptions,
  RecordDecoder,
  RecordEncoder,
  RowReader,
  type RowResult,
  type WrittenMap,
} from "demand-pipeline/codec";
import type { Order, OrderPlace0 } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly has_own_property: string | null;
  readonly _proto_: bigint | null;
  readonly _10: string | null;
  readonly _2: string | null;
  readonly place0: OrderPlace0Columns | null;
}

/** The cells of a OrderPlace0, by column; null where the image has no value that fits. */
export interface OrderPlace0Columns {
  readonly constructor: string | null;
  readonly has_own_property: boolean | null;
}


const place0Struct = asStruct<OrderPlace0>({
  attributes: ["constructor", "hasOwnProperty"],
  read: (from) => ({
    constructor: from.optional("constructor", asText),
    hasOwnProperty: from.optional("hasOwnProperty", asBoolean),
  }),
  write: (to, value) => {
    to.optional("constructor", asText, own(value, "constructor"));
    to.optional("hasOwnProperty", asBoolean, own(value, "hasOwnProperty"));
  },
});

const place0Columns = asStructColumns<OrderPlace0Columns>({
  attributes: ["constructor", "hasOwnProperty"],
  read: (from) => ({
    constructor: from.optional("constructor", asText),
    has_own_property: from.optional("hasOwnProperty", asBoolean),
  }),
  write: (to, value) => {
    to.optional("constructor", asText, value.constructor);
    to.optional("hasOwnProperty", asBoolean, value.has_own_property);
  },
});

const attributes = ["id", "hasOwnProperty", "__proto__", "10", "2", "place0"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    hasOwnProperty: from.required("hasOwnProperty", asText),
    ["__proto__"]: from.optional("__proto__", asInt64),
    "10": from.optional("10", asText),
    "2": from.required("2", asText),
    place0: from.optional("place0", place0Struct),
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
  to.required("hasOwnProperty", asText, own(record, "hasOwnProperty"));
  to.optional("__proto__", asInt64, own(record, "__proto__"));
  to.optional("10", asText, record["10"]);
  to.required("2", asText, record["2"]);
  to.optional("place0", place0Struct, record.place0);
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
    has_own_property: from.required("hasOwnProperty", asText),
    _proto_: from.optional("__proto__", asInt64),
    _10: from.optional("10", asText),
    _2: from.required("2", asText),
    place0: from.optional("place0", place0Columns),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.required("hasOwnProperty", asText, columns.has_own_property);
  to.optional("__proto__", asInt64, columns._proto_);
  to.optional("10", asText, columns._10);
  to.required("2", asText, columns._2);
  to.optional("place0", place0Columns, columns.place0);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
