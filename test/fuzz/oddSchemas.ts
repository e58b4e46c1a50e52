/** Schemas for the kernel's edges: long and odd names, keys of every kind, many columns, deep nesting. */
import type { Schema } from "../support/arbitrary/scalars.js";

const text = { type: "string" };
const number = { "x-type": "decimal", "x-precision": 38, "x-scale": 9 };

function recordOf(title: string, properties: Schema, more: Schema = {}): Schema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title,
    type: "object",
    properties,
    required: Object.entries(properties).flatMap(([name, it]) =>
      "x-key" in Object(it) ? name : [],
    ),
    ...more,
  };
}

/** Names that make literals of each length around two vectors, and such as JSON cannot spell plainly. */
export const longNames: Schema = recordOf("long", {
  id: { ...text, "x-key": "partition" },
  ...Object.fromEntries(
    Array.from({ length: 45 }, (_, at) => [
      `${"abcdefghij".repeat(5).slice(0, at + 1)}${at % 2 === 0 ? "" : "z"}${at}`,
      [text, { type: "integer" }, { type: "boolean" }, { type: "array", items: text }][at % 4],
    ]),
  ),
  ...Object.fromEntries(
    Array.from({ length: 24 }, (_, at) => [`twin${"s".repeat(at >> 1)}${at % 2}`, text]),
  ),
  "größe des gegenstandes in zentimetern": text,
  日本語の長い名前はここにあります: { type: "integer" },
  'a "quoted" name': text,
  "a\\b": text,
  __proto: { ...text, "x-dynamodb": { attribute: "__proto__" } },
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((at) => [
      `same${at}`,
      {
        ...text,
        "x-dynamodb": { attribute: `an attribute whose name is very much the same ${at}` },
      },
    ]),
  ),
});

/** Keys of numbers, of binary, and of two attributes; columns that are derived of each. */
export const keyedSchemas: readonly Schema[] = [
  ["by number", number, undefined],
  ["by int", { type: "integer" }, { type: "integer" }],
  [
    "by time",
    { "x-type": "timestamp", "x-dynamodb": { type: "N", encoding: "epoch-millis" } },
    text,
  ],
  ["by binary", { type: "string", contentEncoding: "base64" }, number],
].map(([title, partition, sort]) =>
  recordOf(title as string, {
    id: { ...(partition as Schema), "x-key": "partition" },
    ...(sort !== undefined && { version: { ...(sort as Schema), "x-key": "sort" } }),
    name: text,
    amount: { type: ["number", "null"] },
    when: { type: "string", format: "date-time" },
    made: { type: "string", "x-derived": { function: "stringOf", from: ["id", "amount"] } },
    counted: { type: "integer", "x-derived": { function: "integerOf", from: ["when"] } },
    flagged: { type: "boolean", "x-derived": { function: "booleanOf", from: ["name"] } },
  }),
);

const scalars: Schema = {
  text: { type: ["string", "null"] },
  small: { "x-type": "float32" },
  large: { ...number, nullable: true },
  flag: { type: ["boolean", "null"] },
};

/** NULL and absence at all depths, in structs, lists and maps. */
export const nestedSchema: Schema = recordOf("nested", {
  id: { ...text, "x-key": "partition" },
  struct: {
    type: ["object", "null"],
    properties: {
      ...scalars,
      inner: {
        type: ["object", "null"],
        required: ["text"],
        properties: { ...scalars, "a/b~c": { type: ["integer", "null"] } },
      },
      list: { type: ["array", "null"], items: { type: ["object", "null"], properties: scalars } },
    },
  },
  lists: {
    type: "array",
    items: { type: ["array", "null"], items: { type: ["integer", "null"] } },
  },
  maps: { type: "object", additionalProperties: { type: ["object", "null"], properties: scalars } },
  texts: { type: "object", additionalProperties: text },
  anything: { "x-type": "json", nullable: true },
  things: { type: "array", items: { "x-type": "json", nullable: true } },
  numbers: { type: "array", items: { "x-type": "float64" }, "x-dynamodb": { type: "NS" } },
  ints: { type: "array", items: { "x-type": "int32" }, "x-dynamodb": { type: "NS" } },
  floats: { type: "array", items: { "x-type": "float32" }, "x-dynamodb": { type: "NS" } },
  shorts: {
    type: "array",
    items: { "x-type": "decimal", "x-precision": 20, "x-scale": 4 },
    "x-dynamodb": { type: "NS" },
  },
  binaries: {
    type: "array",
    items: { type: "string", contentEncoding: "base64" },
    "x-dynamodb": { type: "BS" },
  },
  day: { "x-type": "date", "x-dynamodb": { type: "N", encoding: "epoch-millis" } },
  dayMicros: { "x-type": "date", "x-dynamodb": { type: "N", encoding: "epoch-micros" } },
  ...Object.fromEntries([...decimals()]),
});

/** Each width that a decimal may have in a file. */
function* decimals(): Generator<[string, Schema]> {
  for (const precision of [1, 9, 10, 18, 19, 21, 24, 26, 28, 31, 33, 36, 38]) {
    const scale = Math.floor(precision / 3);
    yield [`d${precision}`, { "x-type": "decimal", "x-precision": precision, "x-scale": scale }];
  }
}

const asText = { "x-dynamodb": { type: "S" } };
const epochs = ["seconds", "millis", "micros"].map((unit) => ({
  type: "N",
  encoding: `epoch-${unit}`,
}));

/** Few scalars, each with edges of its own. */
export const scalarSchema: Schema = recordOf("scalars", {
  id: { ...text, "x-key": "partition" },
  int32: { "x-type": "int32" },
  int32Text: { "x-type": "int32", ...asText },
  int64: { "x-type": "int64" },
  int64Text: { "x-type": "int64", ...asText },
  float32: { "x-type": "float32" },
  float64: { "x-type": "float64" },
  binary: { type: "string", contentEncoding: "base64" },
  binaryText: { type: "string", contentEncoding: "base64", ...asText },
  day: { type: "string", format: "date" },
  time: { type: "string", format: "date-time" },
  utc: { "x-type": "timestamp", "x-dynamodb": { encoding: "iso-utc" } },
  price: { "x-type": "decimal", "x-precision": 9, "x-scale": 2 },
  priceText: { "x-type": "decimal", "x-precision": 9, "x-scale": 2, ...asText },
  ...Object.fromEntries(
    epochs.flatMap((stored) => [
      [`day ${stored.encoding}`, { "x-type": "date", "x-dynamodb": stored }],
      [`time ${stored.encoding}`, { "x-type": "timestamp", "x-dynamodb": stored }],
    ]),
  ),
});

/** What has keys of its own. */
export const documentSchema: Schema = recordOf("documents", {
  id: { ...text, "x-key": "partition" },
  json: { "x-type": "json" },
  nullable: { "x-type": "json", nullable: true },
  texts: { type: "object", additionalProperties: text },
  documents: { type: "object", additionalProperties: { "x-type": "json" } },
});

const wideTypes = [text, { type: "integer" }, { "x-type": "float64" }, { type: "boolean" }, number];

/** So many columns that their areas are small. */
export const wideSchema: Schema = recordOf("wide", {
  id: { ...text, "x-key": "partition" },
  ...Object.fromEntries(
    Array.from({ length: 400 }, (_, at) => [`column ${at}`, wideTypes[at % wideTypes.length]]),
  ),
  list: { type: "array", items: text },
  texts: { "x-type": "json" },
});
