import { test } from "uvu";
import * as assert from "uvu/assert";
import { fieldOf, modelOf, problems, problemsOf, schemaOf } from "../../test/support/modelOf.js";
import type { Type, Value } from "./model.js";

/** Spell a type in one word: `list<int32?>`, `struct{a:string}`. */
function spell({ type, nullable }: Pick<Value, "type" | "nullable">): string {
  return `${spellType(type)}${nullable ? "?" : ""}`;
}

function spellType(type: Type): string {
  switch (type.kind) {
    case "decimal":
      return `decimal(${type.precision},${type.scale})`;
    case "enum":
      return `enum(${type.symbols.join("|")})`;
    case "list":
    case "set":
      return `${type.kind}<${spell(type.element)}>`;
    case "map":
      return `map<${spell(type.value)}>`;
    case "struct":
      return `struct{${type.fields.map((field) => `${field.name}:${spell(field)}`).join(",")}}`;
    default:
      return type.kind;
  }
}

const text = { type: "string" };

const accepted: readonly (readonly [what: string, schema: object, type: string])[] = [
  ["text", text, "string"],
  ["a boolean", { type: "boolean" }, "boolean"],
  ["a number", { type: "number" }, "float64"],
  ["a UUID", { type: "string", format: "uuid" }, "uuid"],
  ["a date", { type: "string", format: "date" }, "date"],
  ["an instant", { type: "string", format: "date-time" }, "timestamp"],
  ["a format that makes no type", { type: "string", format: "email" }, "string"],
  ["base64", { type: "string", contentEncoding: "base64" }, "bytes"],
  ["OpenAPI's byte", { type: "string", format: "byte" }, "bytes"],
  ["another encoding", { type: "string", contentEncoding: "quoted-printable" }, "string"],

  ["an integer", { type: "integer" }, "int64"],
  ["a range of 32 bits", { type: "integer", minimum: -2147483648, maximum: 2147483647 }, "int32"],
  ["a range just beyond 32 bits", { type: "integer", minimum: 0, maximum: 2147483648 }, "int64"],
  ["one limit is no range", { type: "integer", maximum: 10 }, "int64"],
  [
    "limits that are excluded",
    { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 2147483648 },
    "int32",
  ],
  [
    "limits that are excluded, as draft 04 has it",
    { type: "integer", minimum: 0, maximum: 2147483648, exclusiveMaximum: true },
    "int32",
  ],
  ["fractional limits", { type: "integer", minimum: 0.5, maximum: 2147483647.9 }, "int32"],
  ["OpenAPI's int32", { type: "integer", format: "int32" }, "int32"],
  ["OpenAPI's uint32", { type: "integer", format: "uint32" }, "int64"],
  ["OpenAPI's uint64", { type: "integer", format: "uint64" }, "decimal(20,0)"],
  ["a format narrowed", { type: "integer", format: "int64", minimum: 0, maximum: 9 }, "int32"],
  ["integers listed", { enum: [1, 2, 3] }, "int32"],
  ["great integers listed", { enum: [1, 3000000000] }, "int64"],
  ["numbers listed", { enum: [1, 2.5] }, "float64"],
  ["booleans listed", { enum: [true] }, "boolean"],
  ["a number that is a multiple of a whole one", { type: "number", multipleOf: 1 }, "int64"],

  [
    "a decimal in text",
    { type: "string", format: "decimal", "x-precision": 12, "x-scale": 2 },
    "decimal(12,2)",
  ],
  ["a decimal named", { type: "number", "x-type": "decimal", "x-precision": 5 }, "decimal(5,0)"],
  [
    "a decimal by its digits alone",
    { type: "number", "x-precision": 9, "x-scale": 9 },
    "decimal(9,9)",
  ],
  [
    "a decimal of known scale",
    { type: "number", "x-type": "decimal", "x-scale": 3 },
    "decimal(38,3)",
  ],
  [
    "a decimal by its steps",
    { type: "number", "x-type": "decimal", multipleOf: 0.01 },
    "decimal(38,2)",
  ],
  [
    "a decimal by steps and range",
    { type: "number", "x-type": "decimal", multipleOf: 0.01, minimum: -50, maximum: 1000 },
    "decimal(6,2)",
  ],

  ["symbols", { type: "string", enum: ["A", "B", "A"] }, "enum(A|B)"],
  ["symbols without a type", { enum: ["A"] }, "enum(A)"],
  ["a constant", { const: "A" }, "enum(A)"],
  ["symbols as constants", { oneOf: [{ const: "A", title: "Aa" }, { const: "B" }] }, "enum(A|B)"],
  ["a value of another type among symbols", { type: "string", enum: ["A", 1] }, "enum(A)"],
  ["symbols named text", { enum: ["A"], "x-type": "string" }, "string"],

  ["null beside a type", { type: ["string", "null"] }, "string?"],
  ["null as an alternative", { oneOf: [{ type: "null" }, { type: "integer" }] }, "int64?"],
  ["null as a constant", { anyOf: [text, { const: null }] }, "string?"],
  ["null as the only symbol", { anyOf: [text, { enum: [null] }] }, "string?"],
  ["null among symbols", { enum: ["A", null] }, "enum(A)?"],
  ["null among symbols of a type", { type: "string", enum: ["A", null] }, "enum(A)?"],
  ["null beside symbols", { type: ["string", "null"], enum: ["A"] }, "enum(A)?"],
  ["OpenAPI's nullable", { type: "string", nullable: true }, "string?"],
  ["Swagger's nullable", { type: "string", "x-nullable": true }, "string?"],
  ["not nullable", { type: "string", nullable: false }, "string"],
  ["null in an alternative", { anyOf: [{ type: ["string", "null"] }, { const: "x" }] }, "string?"],
  ["null behind a reference", { $ref: "#/$defs/maybe" }, "string?"],
  ["nullable beside a reference", { $ref: "#/$defs/text", nullable: true }, "string?"],
  ["a reference or null", { anyOf: [{ $ref: "#/$defs/text" }, { type: "null" }] }, "string?"],
  ["null that another schema excludes", { allOf: [{ type: ["string", "null"] }, text] }, "string"],

  [
    "alternatives that only constrain",
    { type: "string", anyOf: [{ minLength: 1 }, { pattern: "x" }] },
    "string",
  ],
  [
    "alternatives of one type",
    {
      anyOf: [
        { type: "string", format: "ipv4" },
        { type: "string", format: "ipv6" },
      ],
    },
    "string",
  ],
  ["symbols or any text", { anyOf: [{ enum: ["A"] }, text] }, "string"],
  [
    "text of two kinds",
    { type: "string", oneOf: [{ format: "date" }, { format: "date-time" }] },
    "string",
  ],
  [
    "integers of two sizes",
    { anyOf: [{ type: "integer", format: "int32" }, { type: "integer" }] },
    "int64",
  ],
  ["integer or number", { type: ["integer", "number"] }, "float64"],
  [
    "integer or number as alternatives",
    { oneOf: [{ type: "integer" }, { type: "number" }] },
    "float64",
  ],
  ["one alternative", { oneOf: [{ type: "boolean" }] }, "boolean"],
  [
    "alternatives within alternatives",
    { anyOf: [{ type: "null" }, { oneOf: [text, { type: "null" }] }] },
    "string?",
  ],

  ["a list", { type: "array", items: text }, "list<string>"],
  [
    "a list of nullable values",
    { type: "array", items: { type: ["integer", "null"] } },
    "list<int64?>",
  ],
  [
    "a list of lists",
    { type: "array", items: { type: "array", items: text } },
    "list<list<string>>",
  ],
  ["a list without a type", { items: text }, "list<string>"],
  ["a set of text", { type: "array", items: text, "x-dynamodb": { type: "SS" } }, "set<string>"],
  [
    "a set of numbers",
    { type: "array", items: { type: "integer" }, "x-dynamodb": { type: "NS" } },
    "set<int64>",
  ],
  [
    "a set of binary",
    {
      type: "array",
      items: { type: "string", contentEncoding: "base64" },
      "x-dynamodb": { type: "BS" },
    },
    "set<bytes>",
  ],
  ["unique elements are no set", { type: "array", items: text, uniqueItems: true }, "list<string>"],
  ["a map", { type: "object", additionalProperties: text }, "map<string>"],
  [
    "a map by pattern",
    { type: "object", patternProperties: { "^x": text }, additionalProperties: false },
    "map<string>",
  ],
  [
    "a map by what is not evaluated",
    { type: "object", unevaluatedProperties: text },
    "map<string>",
  ],
  ["a map of maps", { additionalProperties: { additionalProperties: text } }, "map<map<string>>"],
  [
    "a struct",
    { type: "object", properties: { a: text, b: { type: "integer" } } },
    "struct{a:string,b:int64}",
  ],
  ["a struct without a type", { properties: { a: text } }, "struct{a:string}"],
  [
    "a struct of anything else",
    { properties: { a: text }, additionalProperties: true },
    "struct{a:string}",
  ],
  [
    "a struct and a map",
    { properties: { a: text }, additionalProperties: text },
    "struct{a:string}",
  ],
  [
    "properties in the order of the text",
    JSON.parse('{"properties":{"b":{"type":"string"},"a":{"type":"string"}}}'),
    "struct{b:string,a:string}",
  ],
  [
    "a struct of alternatives that only constrain",
    {
      type: "object",
      properties: { a: text, b: text },
      anyOf: [{ required: ["a"] }, { properties: { b: { const: "x" } }, required: ["b"] }],
    },
    "struct{a:string,b:string}",
  ],

  [
    "all of several",
    { allOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    "struct{a:string,b:string}",
  ],
  [
    "all of several, one property twice",
    { allOf: [{ properties: { a: text } }, { properties: { a: { minLength: 1 }, b: text } }] },
    "struct{a:string,b:string}",
  ],
  ["all of number and integer", { allOf: [{ type: "number" }, { type: "integer" }] }, "int64"],
  ["all of symbols", { allOf: [{ enum: ["A", "B", "C"] }, { enum: ["C", "B"] }] }, "enum(B|C)"],
  ["a reference", { $ref: "#/$defs/text" }, "string"],
  ["a reference with siblings", { $ref: "#/$defs/text", format: "date" }, "date"],
  ["a chain of references", { $ref: "#/$defs/chain" }, "string"],
  [
    "a reference's properties come where it stands",
    { properties: { z: text }, $ref: "#/$defs/point" },
    "struct{z:string,x:int64,y:int64}",
  ],
  [
    "a base and what is added",
    { allOf: [{ $ref: "#/$defs/point" }], properties: { z: text } },
    "struct{x:int64,y:int64,z:string}",
  ],

  ["JSON", { "x-type": "json" }, "json"],
  ["JSON of what could be no column", { type: "array", items: [text], "x-type": "json" }, "json"],
  ["JSON in a list", { type: "array", items: { "x-type": "json" } }, "list<json>"],
  ["JSON or null", { type: ["object", "null"], "x-type": "json" }, "json?"],
  [
    "JSON beside a reference that leads nowhere",
    { $ref: "https://example.com/x", "x-type": "json" },
    "json",
  ],
  ["text that is a number", { type: "string", "x-type": "int64" }, "int64"],
  ["a float of 32 bits", { type: "number", "x-type": "float32" }, "float32"],
  ["OpenAPI's float", { type: "number", format: "float" }, "float32"],
  [
    "the way out of a union",
    { type: ["string", "number"], "x-type": "decimal", "x-scale": 2 },
    "decimal(38,2)",
  ],
  ["a negation beside a type", { type: "string", not: { const: "" } }, "string"],
];

const $defs = {
  text,
  maybe: { type: ["string", "null"] },
  chain: { $ref: "#/$defs/link" },
  link: { $ref: "#/$defs/text" },
  point: { type: "object", properties: { x: { type: "integer" }, y: { type: "integer" } } },
  tree: { properties: { children: { type: "array", items: { $ref: "#/$defs/tree" } } } },
  loop: { $ref: "#/$defs/pool" },
  pool: { $ref: "#/$defs/loop" },
};

for (const [what, schema, type] of accepted) {
  test(`${what}: ${type}`, async () => assert.is(spell(await fieldOf(schema, { $defs })), type));
}

const it = "#/properties/it";
const refused: readonly (readonly [what: string, schema: unknown, ...problems: string[]])[] = [
  ["a tuple", { type: "array", prefixItems: [text] }, `tuple @ ${it}/prefixItems`],
  ["a tuple of older drafts", { type: "array", items: [text] }, `tuple @ ${it}/items`],
  ["two types", { type: ["string", "integer"] }, `union @ ${it}`],
  ["alternatives of two types", { oneOf: [text, { type: "integer" }] }, `union @ ${it}/oneOf`],
  [
    "alternatives of two objects",
    { anyOf: [{ properties: { a: text } }, { properties: { b: text } }] },
    `union @ ${it}/anyOf`,
  ],
  ["one or many", { anyOf: [text, { type: "array", items: text }] }, `union @ ${it}/anyOf`],
  ["a condition", JSON.parse('{"type":"object","if":{},"then":{}}'), `conditional @ ${it}/if`],
  [
    "dependent schemas",
    { properties: { a: text }, dependentSchemas: { a: {} } },
    `conditional @ ${it}/dependentSchemas`,
  ],
  [
    "dependencies with schemas",
    { properties: { a: text }, dependencies: { a: {} } },
    `conditional @ ${it}/dependencies`,
  ],
  ["recursion", { $ref: "#/$defs/tree" }, "recursion @ #/$defs/tree/properties/children/items"],
  ["recursion to the root", { $ref: "#" }, `recursion @ ${it}`],
  ["a reference to itself", { $ref: "#/$defs/loop" }, `recursion @ ${it}`],
  ["an object without properties", { type: "object" }, `untyped-object @ ${it}`],
  [
    "an object without any",
    { type: "object", properties: {}, additionalProperties: false },
    `untyped-object @ ${it}`,
  ],
  [
    "an object of forbidden properties",
    { type: "object", properties: { a: false } },
    `untyped-object @ ${it}`,
  ],
  ["a map of anything", { type: "object", additionalProperties: true }, `untyped-object @ ${it}`],
  [
    "a map of anything, by a schema",
    { type: "object", additionalProperties: {} },
    `untyped @ ${it}/additionalProperties`,
  ],
  ["patterns", { patternProperties: { a: text, b: text } }, `pattern-properties @ ${it}`],
  ["a list of anything", { type: "array" }, `untyped-items @ ${it}`],
  ["anything", {}, `untyped @ ${it}`],
  ["anything, as true", true, `untyped @ ${it}`],
  ["anything but", { not: { type: "null" } }, `negation @ ${it}`],
  ["null", { type: "null" }, `null-only @ ${it}`],
  ["a constant null", { const: null }, `null-only @ ${it}`],
  ["symbols of several types", { enum: ["A", 1] }, `mixed-enum @ ${it}/enum`],
  ["objects listed", { enum: [{}] }, `mixed-enum @ ${it}/enum`],
  [
    "an integer of 39 digits",
    `{"type":"integer","maximum":${"9".repeat(39)}}`,
    `integer-range @ ${it}`,
  ],
  [
    "all of two types",
    { allOf: [text, { type: "integer" }] },
    `contradiction @ ${it}/allOf/1/type`,
  ],
  [
    "all of different symbols",
    { allOf: [{ enum: ["A"] }, { enum: ["B"] }] },
    `contradiction @ ${it}/allOf/1/enum`,
  ],
  ["symbols of another type", { type: "integer", enum: ["A"] }, `contradiction @ ${it}/enum`],
  [
    "two formats",
    { type: "string", allOf: [{ format: "date" }, { format: "uuid" }] },
    `contradiction @ ${it}/allOf/1/format`,
  ],
  ["an empty range", { type: "integer", minimum: 2, maximum: 1 }, `contradiction @ ${it}`],
  ["a decimal without digits", { type: "string", format: "decimal" }, `decimal-digits @ ${it}`],
  [
    "too many digits",
    { type: "number", "x-precision": 39 },
    `decimal-precision @ ${it}/x-precision`,
  ],
  [
    "more after the point than in all",
    { type: "number", "x-precision": 4, "x-scale": 5 },
    `decimal-scale @ ${it}/x-scale`,
  ],
  ["digits of text", { type: "string", "x-precision": 4 }, `keyword-misplaced @ ${it}/x-precision`],
  [
    "unknown symbols of text",
    { type: "string", "x-unknown": "keep" },
    `keyword-misplaced @ ${it}/x-unknown`,
  ],
  ["an object named a date", { type: "object", "x-type": "date" }, `type-mismatch @ ${it}/x-type`],
  [
    "a key in a list",
    { type: "array", items: { type: "string", "x-key": "sort" } },
    `keyword-misplaced @ ${it}/items/x-key`,
  ],
];

for (const [what, schema, ...expected] of refused) {
  test(`${what} is refused: ${expected.join(", ")}`, async () => {
    const value = typeof schema === "string" ? schema : JSON.stringify(schema);
    const record = JSON.stringify(schemaOf({ it: "IT" }, { $defs })).replace('"IT"', value);
    const { diagnostics, model } = await modelOf({ "order.json": record });
    assert.equal(problems(diagnostics), expected);
    assert.is(model, undefined);
  });
}

test("the digits of great limits count, not what a float makes of them", async () => {
  const typeOf = async (maximum: string) => {
    const record = JSON.stringify(schemaOf({ it: { type: "integer", maximum: 1 } }));
    const { model } = await modelOf({ "order.json": record.replace(":1}", `:${maximum}}`) });
    const field = model?.records[0]?.fields[1];
    return field && spell(field);
  };
  assert.is(await typeOf("9223372036854775807"), "int64");
  assert.is(await typeOf("9223372036854775808"), "decimal(19,0)");
  assert.is(await typeOf("18446744073709551615"), "decimal(20,0)");
  assert.is(await typeOf("9".repeat(38)), "decimal(38,0)");
});

test("what cannot be a column is JSON text where that is asked for, with a warning each", async () => {
  const unmappable = {
    tuple: { type: "array", items: [text] },
    union: { type: ["string", "integer"] },
    tree: { $ref: "#/$defs/tree" },
    object: { type: ["object", "null"] },
    anything: true,
    remote: { $ref: "https://example.com/schema.json" },
  };
  const schemas = { "order.json": schemaOf(unmappable, { $defs }) };
  const { model, diagnostics } = await modelOf(schemas, "json");
  assert.equal(model?.records[0]?.fields.map(spell), [
    "string",
    "json",
    "json",
    "struct{children:list<json>}",
    "json?",
    "json",
    "json",
  ]);
  assert.equal([...new Set(diagnostics.map(({ severity }) => severity))], ["warning"]);
  assert.is(diagnostics.length, 6);
  assert.ok(diagnostics.every(({ message }) => message.endsWith("kept whole as JSON text")));
});

test("alternatives are named as whoever wrote them would", async () => {
  const message = async (oneOf: object[]) => {
    const { diagnostics } = await modelOf({ "order.json": schemaOf({ it: { oneOf } }) });
    return /may be (.*) cannot/.exec(diagnostics[0]?.message ?? "")?.[1];
  };
  const [a, b] = [{ properties: { a: text } }, { type: "object", properties: { b: text } }];
  assert.is(await message([a, b]), 'one of several kinds of "object"');
  assert.is(await message([text, { items: text }]), '"string" or "array"');
  assert.is(await message([{ enum: [1] }, {}]), "int32 or anything");
});

test("what no policy can mend stays an error", async () => {
  const schemas = { "order.json": schemaOf({ a: { $ref: "#/$defs/none" }, B: text, b: text }) };
  const { diagnostics } = await modelOf(schemas, "json");
  assert.equal(problems(diagnostics), [
    "reference-missing @ #/properties/a/$ref",
    "column-clash @ #/properties/b",
  ]);
});

test("a float is hinted at, unless it is asked for", async () => {
  const hints = async (schema: object) => {
    const { diagnostics } = await modelOf({ "order.json": schemaOf({ it: schema }) });
    return diagnostics.map(
      ({ code, severity, message }) => `${severity} ${code} ${message.slice(-200)}`,
    );
  };
  const [plain] = await hints({ type: "number" });
  assert.match(plain ?? "", /^hint float-number/);
  const [stepped] = await hints({ type: "number", multipleOf: 0.01 });
  assert.match(stepped ?? "", /^hint float-multiple .*"x-scale": 2;/);
  assert.equal(await hints({ type: "number", "x-type": "float64" }), []);
  assert.equal(await hints({ type: "number", format: "double" }), []);
});

test("values nest as deep as items do, and no deeper", async () => {
  const nested = (levels: number): object =>
    levels === 0 ? text : { type: "array", items: nested(levels - 1) };
  assert.equal(await problemsOf(nested(31)), []);
  const [problem] = await problemsOf(nested(40));
  assert.match(problem ?? "", "nesting-limit @ #/properties/it/items");
});

test("a schema that multiplies by references is refused before it fills the memory", async () => {
  const levels = Array.from({ length: 25 }, (_, index) => [
    `l${index}`,
    { properties: { a: { $ref: `#/$defs/l${index + 1}` }, b: { $ref: `#/$defs/l${index + 1}` } } },
  ]);
  const bomb = Object.fromEntries([...levels, ["l25", text]]);
  const found = await problemsOf({ $ref: "#/$defs/l0" }, { $defs: bomb });
  assert.equal(found, ["size-limit @ #"]);
  const choices = Array.from({ length: 25 }, (_, index) => [
    `l${index}`,
    { anyOf: [{ $ref: `#/$defs/l${index + 1}` }, { $ref: `#/$defs/l${index + 1}`, minLength: 1 }] },
  ]);
  const fork = Object.fromEntries([...choices, ["l25", text]]);
  assert.ok((await problemsOf({ $ref: "#/$defs/l0" }, { $defs: fork })).includes("size-limit @ #"));
});

test("a chain of thousands of references does not overflow the stack", async () => {
  const links = Array.from({ length: 5000 }, (_, index) => [
    `l${index}`,
    { $ref: `#/$defs/l${index + 1}` },
  ]);
  const chain = Object.fromEntries([...links, ["l5000", text]]);
  assert.equal(await problemsOf({ $ref: "#/$defs/l0" }, { $defs: chain }), [`recursion @ ${it}`]);
});

test.run();
