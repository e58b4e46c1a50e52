// Generated from order.schema.json (Order 1.0). Do not edit.
// Regenerate: npm run generate

import {
  asList,
  asMap,
  asStruct,
  asStructColumns,
  asSymbol,
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
import type { Order, Order0, Order3X3d } from "../typescript/order.js";

/** The cells of a Order, by column; null where the image has no value that fits. */
export interface OrderColumns {
  readonly id: string | null;
  readonly p_q: Record<string, string | null> | null;
  readonly _0: Order0Columns | null;
  readonly _3_x_3d: Order3X3dColumns | null;
  readonly decimal: "DateText" | (string & {}) | null;
  readonly as: (string | null)[] | null;
  readonly _a: string | null;
  readonly a: string | null;
  readonly a_1: string | null;
  readonly a1: string | null;
  readonly as_text: string | null;
  readonly as_list: string | null;
  readonly _3d: string | null;
}

/** The cells of a Order0, by column; null where the image has no value that fits. */
export interface Order0Columns {
  readonly a_b: (string | null)[] | null;
  readonly u65e5_u672c: "A" | null;
}

/** The cells of a Order3X3d, by column; null where the image has no value that fits. */
export interface Order3X3dColumns {
  readonly x: string | null;
}

/** The functions that a Order's derived columns call for; `null` is no value. */
export interface OrderDerivations {
  /** Ends *\/ a comment. */
  ofAll(_a: string, a: string, a_1: string, a1: string, asText: string, asList: string): string | null;
}

const pQMap = asMap(asText);
const pQMapColumn = asMap(cell(asText));
const order0ABList = asList(asText);
const order0U65e5U672cSymbol = asSymbol("A");

const order0Struct = asStruct<Order0>({
  attributes: ["a\nb", "日本"],
  read: (from) => ({
    "a\nb": from.optional("a\nb", order0ABList),
    "日本": from.optional("日本", order0U65e5U672cSymbol),
  }),
  write: (to, value) => {
    to.optional("a\nb", order0ABList, value["a\nb"]);
    to.optional("日本", order0U65e5U672cSymbol, value["日本"]);
  },
});
const order0ABListColumn = asList(cell(asText));

const order0Columns = asStructColumns<Order0Columns>({
  attributes: ["a\nb", "日本"],
  read: (from) => ({
    a_b: from.optional("a\nb", order0ABListColumn),
    u65e5_u672c: from.optional("日本", order0U65e5U672cSymbol),
  }),
  write: (to, value) => {
    to.optional("a\nb", order0ABListColumn, value.a_b);
    to.optional("日本", order0U65e5U672cSymbol, value.u65e5_u672c);
  },
});

const order3X3dStruct = asStruct<Order3X3d>({
  attributes: ["x"],
  read: (from) => ({
    x: from.optional("x", asText),
  }),
  write: (to, value) => {
    to.optional("x", asText, value.x);
  },
});

const order3X3dColumns = asStructColumns<Order3X3dColumns>({
  attributes: ["x"],
  read: (from) => ({
    x: from.optional("x", asText),
  }),
  write: (to, value) => {
    to.optional("x", asText, value.x);
  },
});

const attributes = [
  "id",
  "p/q",
  "0",
  "3 x 3d",
  "Decimal",
  "as",
  "$a",
  "a",
  "a_1",
  "a1",
  "asText",
  "asList",
];

/**
 * Read an image as a Order, strictly.
 *
 * @throws {CodecError} if it does not fit, with every misfit and its place
 */
export function decodeOrder(image: AttributeMap, options?: ReadOptions): Order {
  const from = new RecordDecoder("Order", image, options);
  return from.result<Order>({
    id: from.required("id", asText),
    "p/q": from.optional("p/q", pQMap),
    "0": from.optional("0", order0Struct),
    "3 x 3d": from.optional("3 x 3d", order3X3dStruct),
    Decimal: from.optional("Decimal", asText),
    as: from.optional("as", order0ABList),
    $a: from.optional("$a", asText),
    a: from.optional("a", asText),
    a_1: from.optional("a_1", asText),
    a1: from.optional("a1", asText),
    asText: from.optional("asText", asText),
    asList: from.optional("asList", asText),
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
  to.optional("p/q", pQMap, record["p/q"]);
  to.optional("0", order0Struct, record["0"]);
  to.optional("3 x 3d", order3X3dStruct, record["3 x 3d"]);
  to.optional("Decimal", asText, record.Decimal);
  to.optional("as", order0ABList, record.as);
  to.optional("$a", asText, record.$a);
  to.optional("a", asText, record.a);
  to.optional("a_1", asText, record.a_1);
  to.optional("a1", asText, record.a1);
  to.optional("asText", asText, record.asText);
  to.optional("asList", asText, record.asList);
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
  const _a = from.optional("$a", asText);
  const a = from.optional("a", asText);
  const a_1 = from.optional("a_1", asText);
  const a1 = from.optional("a1", asText);
  const asText_ = from.optional("asText", asText);
  const asList_ = from.optional("asList", asText);
  return from.result(attributes, {
    id: from.required("id", asText),
    p_q: from.optional("p/q", pQMapColumn),
    _0: from.optional("0", order0Columns),
    _3_x_3d: from.optional("3 x 3d", order3X3dColumns),
    decimal: from.optional("Decimal", asText),
    as: from.optional("as", order0ABListColumn),
    _a,
    a,
    a_1,
    a1,
    as_text: asText_,
    as_list: asList_,
    _3d: from.derived("3d", derive.ofAll, _a, a, a_1, a1, asText_, asList_),
  });
}

/** Give the image that a row was read from, binary as bytes. */
export function orderImage({ columns, rescued }: Pick<OrderRow, "columns" | "rescued">): WrittenMap {
  const to = new ImageWriter("Order");
  to.required("id", asText, columns.id);
  to.optional("p/q", pQMapColumn, columns.p_q);
  to.optional("0", order0Columns, columns._0);
  to.optional("3 x 3d", order3X3dColumns, columns._3_x_3d);
  to.optional("Decimal", asText, columns.decimal);
  to.optional("as", order0ABListColumn, columns.as);
  to.optional("$a", asText, columns._a);
  to.optional("a", asText, columns.a);
  to.optional("a_1", asText, columns.a_1);
  to.optional("a1", asText, columns.a1);
  to.optional("asText", asText, columns.as_text);
  to.optional("asList", asText, columns.as_list);
  return to.result(rescued);
}

/**
 * Turn a Order into plain JSON: int64 and decimals as text, timestamps as ISO 8601 in UTC,
 * bytes as base64, JSON as its text.
 */
export function orderToJson(record: Order): Json {
  return plainJson(record);
}
