import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { fieldOf, modelOf, problems, recordOf, schemaOf } from "../../test/support/modelOf.js";
import type { Field, RecordModel, StructType, Value } from "./model.js";
import { structsOf } from "./structs.js";

const text = { type: "string" };

async function recordsOf(
  schemas: Readonly<Record<string, unknown>>,
): Promise<readonly RecordModel[]> {
  const { model, diagnostics } = await modelOf(schemas);
  assert.ok(model, problems(diagnostics).join("\n"));
  return model?.records ?? [];
}

async function told(schemas: Readonly<Record<string, unknown>>): Promise<string[]> {
  return problems((await modelOf(schemas)).diagnostics);
}

test("a record has the name of its title, its self block or its file", async () => {
  const records = await recordsOf({
    "a.json": schemaOf({}, { title: "Order item" }),
    "b.json": schemaOf({}, { title: "注文", self: { name: "ad_click", version: "2-1-7" } }),
    "deep/customer-address.schema.json": schemaOf({}),
    "2nd.json": schemaOf({}),
  });
  assert.equal(
    records.map(({ name, table, version }) => [name, table.name, version]),
    [
      ["AdClick", "ad_click", "2.1"],
      ["CustomerAddress", "customer_address", "1.0"],
      ["OrderItem", "order_item", "1.0"],
      ["Record2nd", "record2nd", "1.0"],
    ],
  );
});

test("two records of one name, or of one table, are told", async () => {
  assert.equal(await told({ "a/order.json": schemaOf({}), "b/order.json": schemaOf({}) }), [
    "record-name @ #",
  ]);
  const table = (title: string) => schemaOf({}, { title, "x-table": { name: "t" } });
  assert.equal(await told({ "a.json": table("A"), "b.json": table("B") }), ["table-name @ #"]);
});

test("the root says how the record is stored", async () => {
  const record = await recordOf(
    { n: { type: "integer" } },
    {
      description: "  An order. ",
      "x-version": "3.14",
      "x-dynamodb": { version: "n", match: { attribute: "kind", equals: "order" } },
      "x-on-misfit": "quarantine",
      "x-table": { name: "orders", formats: ["avro"] },
    },
  );
  const { fields, source, ...rest } = record;
  assert.equal(rest, {
    name: "Order",
    doc: "An order.",
    version: "3.14",
    key: ["id"],
    versionField: "n",
    match: { attribute: "kind", equals: "order" },
    onMisfit: "quarantine",
    table: { name: "orders", formats: ["avro"] },
  });
  assert.is(fields.length, 2);
  assert.equal(source, { file: "schemas/order.json", pointer: "#", line: 1, column: 1 });
});

test("a property says what its field is", async () => {
  const field = await fieldOf(
    {
      description: "What it is.",
      type: ["integer", "null"],
      deprecated: true,
      default: 7,
      "x-column": "other",
      "x-aliases": ["was", "before"],
      "x-accept-loss": { hive: "it does not matter" },
      "x-dynamodb": { attribute: "i", type: "S" },
    },
    { required: ["id", "it"] },
  );
  const { source, ...rest } = field;
  assert.equal(rest, {
    type: { kind: "int64" },
    nullable: true,
    stored: { descriptor: "S", encoding: undefined },
    name: "it",
    column: "other",
    attribute: "i",
    presence: "required",
    doc: "What it is.",
    deprecated: true,
    aliases: ["was", "before"],
    earlierColumns: ["was", "before"],
    default: 7,
    key: undefined,
    derived: undefined,
    acceptedLosses: { hive: "it does not matter" },
  });
  assert.is(source.pointer, "#/properties/it");
});

test("a title serves where there is no description", async () => {
  assert.is((await fieldOf({ ...text, title: "It", description: " " })).doc, "It");
});

test("what stands beside a reference comes before what is behind it", async () => {
  const $defs = { text: { ...text, description: "Any text.", "x-column": "behind" } };
  const field = await fieldOf({ $ref: "#/$defs/text", description: "This text." }, { $defs });
  assert.is(field.doc, "This text.");
  assert.is(field.column, "behind");
});

test("missing, null and default are three facts", async () => {
  const facts = async (schema: object, required: string[]) => {
    const { presence, nullable, default: fallback } = await fieldOf(schema, { required });
    return [presence, nullable, fallback];
  };
  assert.equal(await facts(text, ["id"]), ["optional", false, undefined]);
  assert.equal(await facts(text, ["id", "it"]), ["required", false, undefined]);
  assert.equal(await facts({ type: ["string", "null"] }, ["id", "it"]), [
    "required",
    true,
    undefined,
  ]);
  assert.equal(await facts({ ...text, default: null }, ["id"]), ["optional", false, null]);
});

test("columns are in the order of the text, even where names look like indices", async () => {
  const [record] = await recordsOf({
    "r.json": `{"type":"object","required":["z"],"properties":{
      "z":{"type":"string","x-key":"partition"},"10":{"type":"string"},"2":{"type":"string"},"a":{"type":"string"}}}`,
  });
  assert.equal(
    record?.fields.map(({ column }) => column),
    ["z", "_10", "_2", "a"],
  );
});

function structs(record: RecordModel): StructType[] {
  return [...structsOf(record)];
}

test("structs are named after the way to them", async () => {
  const struct = (properties: object) => ({ type: "object", properties });
  const record = await recordOf({
    location: struct({ source: struct({ a: text }) }),
    seatPreferences: { type: "array", items: struct({ a: text }) },
    matrix: { type: "array", items: { type: "array", items: struct({ a: text }) } },
    rates: { additionalProperties: struct({ a: text }) },
    row: struct({ a: text }),
    名: struct({ a: text }),
  });
  assert.equal(
    structs(record).map(({ name }) => name),
    [
      "OrderLocation",
      "OrderLocationSource",
      "OrderSeatPreference",
      "OrderMatrixItemItem",
      "OrderRate",
      "OrderRow2",
      "OrderU540d",
    ],
  );
});

test("a definition that is used twice makes two structs", async () => {
  const $defs = { point: { description: "A point.", properties: { x: text } } };
  const point = { $ref: "#/$defs/point" };
  const record = await recordOf({ a: point, b: point }, { $defs });
  assert.equal(
    structs(record).map(({ name, doc }) => [name, doc]),
    [
      ["OrderA", "A point."],
      ["OrderB", "A point."],
    ],
  );
});

test("names that would be one column are told, with another to take", async () => {
  const { diagnostics } = await modelOf({
    "order.json": schemaOf({
      userId: text,
      user_id: text,
      userID: text,
      s: { properties: { A: text, a: text } },
    }),
  });
  const proposals = diagnostics.flatMap(
    ({ message }) => /"x-column": "(\w+)"/.exec(message)?.[1] ?? [],
  );
  assert.equal(proposals, ["user_id_2", "user_id_3", "a_2"]);
  assert.equal(problems(diagnostics), [
    "column-clash @ #/properties/user_id",
    "column-clash @ #/properties/userID",
    "column-clash @ #/properties/s/properties/a",
  ]);
});

const it = "#/properties/it";
const record = "#";
const rules: readonly (readonly [
  what: string,
  properties: object,
  more: object,
  ...problems: string[],
])[] = [
  [
    "a column of the change's",
    { it: { ...text, "x-column": "change_it" } },
    {},
    `reserved-prefix @ ${it}`,
  ],
  ["a member may begin as the change's columns do", { s: { properties: { changeIt: text } } }, {}],
  ["no key", { id: text }, {}, `key-missing @ ${record}`],
  [
    "two partition keys",
    { it: { ...text, "x-key": "partition" } },
    { required: ["id", "it"] },
    `key-twice @ ${it}`,
  ],
  ["partition and sort key", { it: { ...text, "x-key": "sort" } }, { required: ["id", "it"] }],
  [
    "a sort key alone",
    { id: { ...text, "x-key": "sort" } },
    {},
    "key-incomplete @ #/properties/id",
  ],
  ["a key that is not required", {}, { required: [] }, "key-optional @ #/properties/id"],
  [
    "a key that may be null",
    { id: { type: ["string", "null"], "x-key": "partition" } },
    {},
    "key-nullable @ #/properties/id",
  ],
  [
    "a key that is no scalar",
    { id: { type: "boolean", "x-key": "partition" } },
    {},
    "key-type @ #/properties/id",
  ],
  [
    "a key that is JSON",
    { id: { "x-type": "json", "x-key": "partition" } },
    {},
    "key-type @ #/properties/id",
  ],
  [
    "a key that is a float",
    { id: { "x-type": "float64", "x-key": "partition" } },
    {},
    "key-float @ #/properties/id",
  ],
  [
    "a key within a struct",
    { s: { properties: { it: { ...text, "x-key": "sort" } } } },
    {},
    "keyword-misplaced @ #/properties/s/properties/it",
  ],
  [
    "a version that is not there",
    { revision: { type: "integer" } },
    { "x-dynamodb": { version: "revison" } },
    "version-missing @ #/x-dynamodb/version",
  ],
  [
    "a version that is text",
    { it: text },
    { "x-dynamodb": { version: "it" } },
    "version-type @ #/x-dynamodb/version",
  ],
  [
    "an attribute twice",
    { it: { ...text, "x-dynamodb": { attribute: "id" } } },
    {},
    `attribute-clash @ ${it}`,
  ],
  ["an attribute without a name", { "": text }, {}, "attribute-empty @ #/properties/"],
  ["a derived value", { it: { ...text, "x-derived": { function: "f", from: ["id"] } } }, {}],
  [
    "a value derived from nothing",
    { it: { ...text, "x-derived": { function: "f", from: ["ids"] } } },
    {},
    `derived-input @ ${it}`,
  ],
  [
    "a value derived from a derived one",
    {
      a: { ...text, "x-derived": { function: "f", from: ["id"] } },
      it: { ...text, "x-derived": { function: "g", from: ["a"] } },
    },
    {},
    `derived-chain @ ${it}`,
  ],
  [
    "a function of two meanings",
    {
      a: { ...text, "x-derived": { function: "f", from: ["id"] } },
      it: { type: "integer", "x-derived": { function: "f", from: ["id"] } },
    },
    {},
    `derived-differently @ ${it}`,
  ],
  [
    "a derived key",
    { it: { ...text, "x-key": "sort", "x-derived": { function: "f", from: ["id"] } } },
    { required: ["id", "it"] },
    `key-derived @ ${it}`,
  ],
  [
    "a derived value that is stored",
    { it: { ...text, "x-dynamodb": { type: "S" }, "x-derived": { function: "f", from: ["id"] } } },
    {},
    `keyword-misplaced @ ${it}/x-dynamodb`,
  ],
  [
    "a derived value within a struct",
    { s: { properties: { it: { ...text, "x-derived": { function: "f", from: ["id"] } } } } },
    {},
    "keyword-misplaced @ #/properties/s/properties/it",
  ],
  [
    "an earlier name that is taken",
    { it: { ...text, "x-aliases": ["ID"] } },
    {},
    `alias-taken @ ${it}`,
  ],
  [
    "an earlier name of two",
    { a: { ...text, "x-aliases": ["x"] }, it: { ...text, "x-aliases": ["x"] } },
    {},
    `alias-taken @ ${it}`,
  ],
  ["an earlier name of the same column", { it: { ...text, "x-aliases": ["It"] } }, {}],
  [
    "a required property that is not described",
    {},
    { required: ["id", "it"] },
    "required-undescribed @ #/required/1",
  ],
];

for (const [what, properties, more, ...expected] of rules) {
  test(`${what}: ${expected.join(", ") || "accepted"}`, async () => {
    assert.equal(await told({ "order.json": schemaOf({ ...properties }, { ...more }) }), expected);
  });
}

test("a derived value is optional, whatever else is said, and has no place in the item", async () => {
  const derived = { function: "f", from: ["id"] };
  const field = await fieldOf({ ...text, "x-derived": derived }, { required: ["id", "it"] });
  assert.equal([field.presence, field.derived], ["optional", derived]);
});

test("a description that is too long for a table is told", async () => {
  const description = "ä".repeat(128);
  const hints = await modelOf({ "order.json": schemaOf({ it: { ...text, description } }) });
  assert.equal(hints.places, ["8:5 hint comment-truncated"]);
});

test("a property that the schema forbids has no column", async () => {
  const { model, diagnostics } = await modelOf({ "order.json": schemaOf({ it: false }) });
  assert.is(model?.records[0]?.fields.length, 1);
  assert.equal(
    diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ["hint forbidden-property"],
  );
});

const roots: readonly (readonly [what: string, schema: object, problem: string])[] = [
  ["text", { type: "string" }, "record-not-object @ #"],
  ["an array", { type: "array", items: text }, "record-not-object @ #"],
  ["a map", { type: "object", additionalProperties: text }, "record-not-object @ #"],
  ["an object without properties", { type: "object", properties: {} }, "record-not-object @ #"],
  ["itself", { $ref: "#" }, "record-not-object @ #"],
  [
    "one of several objects",
    { properties: { id: text }, oneOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    "record-union @ #/oneOf",
  ],
  [
    "a condition",
    JSON.parse('{"properties":{"id":{"type":"string"}},"if":{},"then":{}}'),
    "record-conditional @ #/if",
  ],
];
for (const [what, schema, problem] of roots) {
  test(`a record that is ${what} is refused`, async () => {
    assert.ok((await told({ "order.json": schema })).includes(problem));
  });
}

test("a file that is no schema is told once", async () => {
  assert.equal(await told({ "order.json": schemaOf({}), "package.json": { name: "x" } }), [
    "not-a-schema @ #",
  ]);
});

test("a file that is not there leaves JSON where that is asked for, a place that is not there does not", async () => {
  const properties = { a: { $ref: "none.json#/a" }, b: { $ref: "#/none" } };
  const { diagnostics } = await modelOf({ "order.json": schemaOf(properties) }, "json");
  assert.equal(
    diagnostics.map(({ severity, location }) => [
      severity,
      "pointer" in location && location.pointer,
    ]),
    [
      ["warning", "#/properties/a/$ref"],
      ["error", "#/properties/b/$ref"],
    ],
  );
});

test("what a record's alternatives add is set aside where that is asked for", async () => {
  const order = schemaOf({}, { oneOf: [{ properties: { a: text } }, { properties: { b: text } }] });
  const { model, diagnostics } = await modelOf({ "order.json": order }, "json");
  assert.is(model?.records[0]?.fields.length, 1);
  assert.match(diagnostics[0]?.message ?? "", /no columns and is kept in change_rescued_data$/);
});

test("a record of which nothing is known is refused, whatever the policy", async () => {
  for (const schema of [
    { $ref: "https://example.com/order.json" },
    { oneOf: [{ properties: { a: text } }, { properties: { b: text } }] },
  ]) {
    const { model, diagnostics } = await modelOf({ "order.json": schema }, "json");
    assert.is(model, undefined);
    assert.ok(diagnostics.some(({ severity }) => severity === "error"));
  }
});

test("what is described but not named is told to have no column", async () => {
  const order = schemaOf({}, { additionalProperties: text });
  const { diagnostics } = await modelOf({ "order.json": order });
  assert.equal(
    diagnostics.map(({ severity, code }) => `${severity} ${code}`),
    ["hint contents-rescued"],
  );
});

test("a record may be put together from others", async () => {
  const [order] = await recordsOf({
    "order.json": {
      allOf: [{ $ref: "base.json#/$defs/base" }, { properties: { b: text } }],
      required: ["id"],
      properties: { c: text },
    },
    "base.json": {
      $defs: {
        base: { type: "object", properties: { id: { ...text, "x-key": "partition" }, a: text } },
      },
    },
  });
  assert.equal(
    order?.fields.map(({ name }) => name),
    ["id", "a", "b", "c"],
  );
  assert.equal(
    order?.fields.map(({ source }) => source.file),
    ["schemas/base.json", "schemas/base.json", "schemas/order.json", "schemas/order.json"],
  );
});

test("a record may be a reference, and null may be among its alternatives", async () => {
  const $defs = { order: schemaOf({ a: text }) };
  const [byReference] = await recordsOf({ "order.json": { $ref: "#/$defs/order", $defs } });
  const choice = { oneOf: [{ type: "null" }, { $ref: "#/$defs/order" }], $defs };
  const [byChoice] = await recordsOf({ "order.json": choice });
  for (const record of [byReference, byChoice]) {
    assert.equal(
      record?.fields.map(({ name }) => name),
      ["id", "a"],
    );
  }
});

test("without change metadata there is no model, and it is told", async () => {
  const schemas = { "order.json": schemaOf({}), "change.json": { $defs: {} } };
  const { model, diagnostics } = await modelOf(schemas);
  assert.is(model, undefined);
  assert.equal(problems(diagnostics), ["change-metadata-missing"]);
});

test("the shipped schemas are understood without a word", async () => {
  const read = (name: string) =>
    readFileSync(new URL(`../../schemas/${name}`, import.meta.url), "utf8");
  const { model, diagnostics } = await modelOf({
    "demand-record.schema.json": read("demand-record.schema.json"),
    "change.json": read("change-metadata.schema.json"),
    "vocabulary.schema.json": read("vocabulary.schema.json"),
  });
  assert.equal(diagnostics, []);
  const [demand] = model?.records ?? [];
  const spell = (value: Value) => `${value.type.kind}${value.nullable ? "?" : ""}`;
  const optional = ({ presence }: Field) => (presence === "optional" ? " optional" : "");
  assert.equal(
    demand?.fields.map((field) => `${field.column} ${spell(field)}${optional(field)}`),
    [
      "id string",
      "revision int64",
      "event_id string",
      "venue_id string optional",
      "customer_id uuid?",
      "channel enum",
      "status enum",
      "quantity int32",
      "price_min decimal",
      "price_max decimal optional",
      "settled_amount decimal optional",
      "currency string",
      "score float64 optional",
      "party_sizes list optional",
      "seat_preferences list",
      "tags set",
      "attributes map",
      "location struct optional",
      "requested_at timestamp",
      "expires_at timestamp optional",
      "event_date date",
      "signature bytes optional",
      "note string? optional",
      "raw json optional",
      "system_id enum optional",
      "reference string optional",
    ],
  );
  assert.equal(
    model?.change.fields
      .filter(({ presence }) => presence === "required")
      .map(({ column }) => column),
    ["change_id", "change_type", "change_time", "change_time_micros"],
  );
});

test("the model is the same however the files are found", async () => {
  const schemas = { "b.json": schemaOf({ b: text }), "a.json": schemaOf({ a: text }) };
  const [one, other] = [
    await modelOf(schemas),
    await modelOf(Object.fromEntries(Object.entries(schemas).reverse())),
  ];
  assert.equal(one.model, other.model);
});

test.run();
