/** Schemas of scalars: every logical type, in every form in which an item may hold it. */
import fc from "fast-check";

/** A schema of a value, as an object. */
export type Schema = Readonly<Record<string, unknown>>;

const booleans: readonly Schema[] = [{ type: "boolean" }, { enum: [true, false] }, { const: true }];

const integers: readonly Schema[] = [
  { type: "integer" },
  { type: "integer", minimum: 0, maximum: 100 },
  { type: "integer", exclusiveMinimum: -5, exclusiveMaximum: 2147483648 },
  { type: "integer", format: "int32" },
  { type: "integer", format: "uint64" },
  { type: "integer", minimum: 0, maximum: 1e30 },
  { type: "number", multipleOf: 10 },
  { enum: [1, 2, 3] },
  { const: 7 },
  { minimum: 0, multipleOf: 1 },
];

const numbers: readonly Schema[] = [
  { type: "number" },
  { type: "number", format: "float" },
  { type: "number", multipleOf: 0.01, "x-type": "decimal", minimum: 0, maximum: 1000 },
  { enum: [0.5, 1, 1.5] },
];

/** Types that `x-type` names, which an item may hold as a number or as text. */
const named: fc.Arbitrary<Schema> = fc.record({
  "x-type": fc.constantFrom("int32", "int64", "float32", "float64"),
  ...storedAs({ type: "N" }, { type: "S" }),
});

const decimals: fc.Arbitrary<Schema> = fc
  .tuple(fc.constantFrom(1, 2, 9, 10, 18, 19, 38), fc.constantFrom(0, 1, 2, 9, 18, 38))
  .filter(([precision, scale]) => scale <= precision)
  .chain(([precision, scale]) =>
    fc.record({
      "x-type": fc.constant("decimal"),
      "x-precision": fc.constant(precision),
      "x-scale": fc.constant(scale),
      ...storedAs({ type: "N" }, { type: "S" }),
    }),
  );

const texts: readonly Schema[] = [
  { type: "string" },
  { type: "string", maxLength: 10, pattern: "^a" },
  { type: "string", format: "email" },
  { type: "string", format: "uuid" },
  { "x-type": "uuid" },
  { minLength: 1 },
  { const: "it's" },
  { anyOf: [{ type: "string", format: "uuid" }, { enum: ["none"] }] },
  { type: "string", format: "decimal", "x-precision": 12, "x-scale": 2 },
];

const symbols = fc.constantFrom(
  "A",
  "B",
  "",
  "it's",
  'say "yes"',
  "a\nb",
  "\\",
  "*/",
  "é",
  `$\{x}`,
);

const enums: fc.Arbitrary<Schema> = fc.record(
  {
    enum: fc.uniqueArray(symbols, { minLength: 1, maxLength: 4 }),
    type: fc.constant("string"),
    "x-unknown": fc.constantFrom("keep", "misfit"),
  },
  { requiredKeys: ["enum"] },
);

const bytes: fc.Arbitrary<Schema> = fc.record({
  type: fc.constant("string"),
  contentEncoding: fc.constant("base64"),
  ...storedAs({ type: "B" }, { type: "S" }),
});

const epochs = ["epoch-seconds", "epoch-millis", "epoch-micros"].map((encoding) => ({
  type: "N",
  encoding,
}));

const times: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom({ type: "string", format: "date" }, { type: "string", format: "date-time" }),
  fc.record({ "x-type": fc.constant("date"), ...storedAs({ encoding: "iso" }, ...epochs) }),
  fc.record({
    "x-type": fc.constant("timestamp"),
    ...storedAs({ encoding: "iso" }, { type: "S", encoding: "iso-utc" }, ...epochs),
  }),
);

const json: readonly Schema[] = [
  { "x-type": "json" },
  { "x-type": "json", "x-dynamodb": { type: "S", encoding: "json-text" } },
  { "x-type": "json", type: ["array", "object", "string"], items: [{}, { type: "string" }] },
];

/** Make schemas of what is no container. */
export const scalars: fc.Arbitrary<Schema> = fc.oneof(
  fc.constantFrom(...booleans, ...integers, ...numbers, ...texts, ...json),
  named,
  decimals,
  enums,
  bytes,
  times,
);

/** Make schemas of DynamoDB's sets. */
export const sets: fc.Arbitrary<Schema> = fc.constantFrom(
  { type: "array", items: { type: "string" }, "x-dynamodb": { type: "SS" } },
  { type: "array", uniqueItems: true, items: { enum: ["A"] }, "x-dynamodb": { type: "SS" } },
  { type: "array", items: { type: "integer" }, "x-dynamodb": { type: "NS" } },
  {
    type: "array",
    items: { "x-type": "decimal", "x-precision": 38, "x-scale": 9 },
    "x-dynamodb": { type: "NS" },
  },
  {
    type: "array",
    items: { type: "string", contentEncoding: "base64" },
    "x-dynamodb": { type: "BS" },
  },
);

/** Schemas of what may be an item's key. */
export const keys: readonly Schema[] = [
  { type: "string" },
  { type: "string", format: "uuid" },
  { "x-type": "int64" },
  { "x-type": "decimal", "x-precision": 38, "x-scale": 0 },
  { "x-type": "timestamp", "x-dynamodb": { type: "N", encoding: "epoch-millis" } },
];

function storedAs(...forms: readonly object[]) {
  return { "x-dynamodb": fc.constantFrom(...forms) };
}
