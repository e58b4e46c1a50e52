import type { AttributeMap, AttributeValue } from "../../../runtime/codec/AttributeValue.js";

/** An item that DynamoDB stores and a row must hold whole, with no misfit. */
export interface LegalImage {
  /** A noun phrase, unique among the legal images. */
  readonly name: string;
  readonly image: AttributeMap;
}

/** Make items at the edges of what DynamoDB stores, from an item that is in order. */
export function legalImages(item: AttributeMap): LegalImage[] {
  const legal = (name: string, attributes: AttributeMap) => ({
    name,
    image: { ...item, ...attributes },
  });
  return [
    legal("32 levels in the JSON column", { raw: nested(32) }),
    legal("32 levels in an unknown attribute", { surprise: nested(32) }),
    legal("an attribute named __proto__", ownProperty("__proto__", { S: "x" })),
    legal("an attribute named constructor", { constructor: { S: "x" } } as AttributeMap),
    legal("an attribute named hasOwnProperty", { hasOwnProperty: { N: "1" } } as AttributeMap),
    legal("__proto__ in a map", { attributes: { M: ownProperty("__proto__", { S: "x" }) } }),
    legal("__proto__ in the JSON column", { raw: { M: ownProperty("__proto__", { N: "1" }) } }),
    legal("an empty attribute name", { "": { S: "x" } }),
    legal("names that a JSON Pointer escapes", { "a/b~c": { S: "x" }, "~1": { S: "y" } }),
    legal("a name beyond ASCII", { größe: { S: "x" }, "🎫": { S: "y" } }),
    legal("a long attribute name", { ["n".repeat(4096)]: { S: "x" } }),
    legal("empty texts", { note: { S: "" }, eventId: { S: "" }, currency: { S: "" } }),
    legal("empty containers", { attributes: { M: {} }, seatPreferences: { L: [] } }),
    legal("empty containers in the JSON column", { raw: { M: { l: { L: [] }, m: { M: {} } } } }),
    legal("an empty text in a set", { tags: { SS: ["", "a"] } }),
    legal("empty binary", { signature: { B: "" } }),
    legal("an unknown enum symbol", { channel: { S: "KIOSK" } }),
    legal("an unknown attribute of every type", unknownOfEveryType),
    legal("astral characters", { note: { S: "🎟️👩‍👩‍👧 \u0000\u2028\uffff" } }),
    legal("a text of 100 KB", { note: { S: "ab\n".repeat(34_000) } }),
    legal("the widest numbers", widestNumbers),
    legal("the first day of the calendar", { eventDate: { S: "0001-01-01" } }),
    legal("a leap day", { eventDate: { S: "2024-02-29" } }),
  ];
}

const widestNumbers: AttributeMap = {
  revision: { N: "9223372036854775807" },
  quantity: { N: "2147483647" },
  priceMin: { N: "9999999999.99" },
  priceMax: { N: "-9999999999.99" },
  settledAmount: { N: "-99999999999999999999999999999.999999999" },
};

const unknownOfEveryType: AttributeMap = {
  u1: { S: "x" },
  u2: { N: "9.9999999999999999999999999999999999999E+125" },
  u3: { B: "AAEC" },
  u4: { BOOL: false },
  u5: { NULL: true },
  u6: { M: { b: { B: "/w==" } } },
  u7: { L: [{ NULL: true }, { BS: ["AA==", "AQ=="] }] },
  u8: { SS: ["b", "a"] },
  u9: { NS: ["2", "1E-130"] },
};

/** Nest a value: lists and maps in turn, `levels` of them, a text inside. */
function nested(levels: number): AttributeValue {
  let value: AttributeValue = { S: "core" };
  for (let level = 0; level < levels; level++) {
    value = level % 2 === 0 ? { L: [value] } : { M: { deeper: value } };
  }
  return value;
}

// A literal's __proto__ would set the prototype.
function ownProperty(name: string, value: AttributeValue): AttributeMap {
  return Object.fromEntries([[name, value]]);
}
