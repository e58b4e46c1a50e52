// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asFloat64,
  asStruct,
  asStructColumns,
  asText,
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
import type { Order, OrderPlace, OrderPlaceSource } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly place: OrderPlaceColumns | null;
}

/** The cells of a OrderPlace, by column; null where the image has no value that fits. */
export interface OrderPlaceColumns {
  readonly lat: number | null;
  readonly source: OrderPlaceSourceColumns | null;
}

/** The cells of a OrderPlaceSource, by column; null where the image has no value that fits. */
export interface OrderPlaceSourceColumns {
  readonly name: string | null;
}


const placeSourceStruct = asStruct<OrderPlaceSource>({
  attributes: ["name"],
  read: (from) => ({
    name: from.optional("name", asText),
  }),
  write: (to, value) => {
    to.optional("name", asText, value.name);
  },
});

const placeStruct = asStruct<OrderPlace>({
  attributes: ["lat", "source"],
  read: (from) => ({
    lat: from.required("lat", asFloat64),
    source: from.optional("source", placeSourceStruct),
  }),
  write: (to, value) => {
    to.required("lat", asFloat64, value.lat);
    to.optional("source", placeSourceStruct, value.source);
  },
});

const placeSourceColumns = asStructColumns<OrderPlaceSourceColumns>({
  attributes: ["name"],
  read: (from) => ({
    name: from.optional("name", asText),
  }),
  write: (to, value) => {
    to.optional("name", asText, value.name);
  },
});

const placeColumns = asStructColumns<OrderPlaceColumns>({
  attributes: ["lat", "source"],
  read: (from) => ({
    lat: from.required("lat", asFloat64),
    source: from.optional("source", placeSourceColumns),
  }),
  write: (to, value) => {
    to.required("lat", asFloat64, value.lat);
    to.optional("source", placeSourceColumns, value.source);
  },
});

const attributes = ["id", "place"];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    place: from.optional("place", placeStruct),
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
  to.optional("place", placeStruct, record.place);
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
    place: from.optional("place", placeColumns),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("place", placeColumns, columns.place);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
