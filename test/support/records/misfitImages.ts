import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";

/** An item with one value that does not fit its column, for the row to rescue. */
export interface MisfitImage {
  /** A noun phrase, unique among the misfit images. */
  readonly name: string;
  readonly image: AttributeMap;
  /** JSON Pointer of the value that does not fit. */
  readonly pointer: string;
}

/**
 * Make items with one misfit each, from an item that is in order, with its binary as the reader
 * expects it: the values that do not fit are the same in a change record and elsewhere.
 */
export function misfitImages(item: AttributeMap): MisfitImage[] {
  return misfits.map(([name, pointer, attributes]) => ({
    name,
    pointer,
    image: { ...item, ...(attributes as AttributeMap) },
  }));
}

const place = { lat: { N: "1.5" }, lon: { N: "2.5" }, source: { M: { name: { S: "gps" } } } };

// The attributes are `unknown`: some are no attribute values at all.
const misfits: readonly (readonly [name: string, pointer: string, attributes: unknown])[] = [
  ["a number for a text", "/eventId", { eventId: { N: "12" } }],
  ["a text for a number", "/quantity", { quantity: { S: "4" } }],
  ["a list for a set", "/tags", { tags: { L: [{ S: "vip" }] } }],
  ["a set of numbers for a set of texts", "/tags", { tags: { NS: ["1"] } }],
  ["a text for a struct", "/location", { location: { S: "here" } }],
  ["NULL for what is never null", "/currency", { currency: { NULL: true } }],
  ["a number beyond int32", "/quantity", { quantity: { N: "2147483648" } }],
  ["a number beyond int64", "/revision", { revision: { N: "9223372036854775808" } }],
  ["a fraction for an integer", "/quantity", { quantity: { N: "2.5" } }],
  ["more digits than the decimal's scale", "/priceMin", { priceMin: { N: "12.345" } }],
  ["more digits than the decimal holds", "/priceMin", { priceMin: { N: "12345678901.5" } }],
  ["a number beyond a double", "/score", { score: { N: "1E+400" } }],
  ["a number that is none", "/score", { score: { N: "NaN" } }],
  ["an empty number", "/quantity", { quantity: { N: "" } }],
  ["a day that no calendar has", "/eventDate", { eventDate: { S: "2023-02-29" } }],
  ["a date with a time", "/eventDate", { eventDate: { S: "2024-05-01T00:00:00Z" } }],
  ["a timestamp that is none", "/requestedAt", { requestedAt: { S: "yesterday" } }],
  ["a timestamp without a zone", "/requestedAt", { requestedAt: { S: "2024-05-01T10:00:00" } }],
  ["an epoch that is a fraction of nothing", "/expiresAt", { expiresAt: { N: "1E+30" } }],
  ["a UUID that is none", "/customerId", { customerId: { S: "customer-12" } }],
  ["half a character", "/note", { note: { S: "a\ud83c" } }],
  ["binary that is not base64", "/signature", { signature: { B: "%%" } }],
  ["a misfit in a list", "/partySizes/1", { partySizes: { L: [{ N: "1" }, { S: "2" }] } }],
  ["a misfit in a map", "/attributes/a~1b", { attributes: { M: { "a/b": { N: "1" } } } }],
  ["a misfit in a struct", "/location/lat", { location: { M: { ...place, lat: { S: "1" } } } }],
  ["two types in one value", "/eventId", { eventId: { S: "a", N: "1" } }],
  ["no type in a value", "/eventId", { eventId: {} }],
  ["an unknown type", "/eventId", { eventId: { X: "a" } }],
  ["a bare text", "/eventId", { eventId: "ev-1" }],
  ["a bare number in N", "/quantity", { quantity: { N: 4 } }],
  ["a null attribute", "/eventId", { eventId: null }],
];
