import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modelOf, schemaOf } from "../../test/support/modelOf.js";
import { descriptors, encodings } from "../model/model.js";
import { logicalTypes, typeSystems } from "../types/logicalTypes.js";
import { loadVocabulary } from "./vocabulary.js";

/** What is told of one property's schema, or of a whole one: `pointer: message`. */
async function told(schema: object, more: object = {}): Promise<string[]> {
  const whole = schemaOf({ it: schema }, { ...more });
  const { diagnostics } = await modelOf({ "order.json": whole });
  return diagnostics
    .filter(({ code }) => lintCodes.includes(code))
    .map(({ severity, message, location }) => {
      const pointer = "pointer" in location ? location.pointer : location.file;
      return `${pointer.replace("#/properties/it", "it")} ${severity}: ${message}`;
    });
}

const lintCodes: readonly string[] = [
  "keyword-value",
  "decimal-precision",
  "unknown-keyword",
  "misspelt-keyword",
  "foreign-keyword",
  "keyword-misplaced",
];

const text = { type: "string" };

const cases: readonly (readonly [
  what: string,
  schema: object,
  more: object,
  ...messages: string[],
])[] = [
  ["all is well", { ...text, "x-column": "other" }, {}],
  [
    "a keyword of ours misspelt",
    { ...text, "x-colum": "a" },
    {},
    'it/x-colum error: "x-colum" is no keyword of this vocabulary; did you mean "x-column"?',
  ],
  [
    "a keyword of ours in other letters",
    { ...text, "x-dynamoDB": {} },
    {},
    'it/x-dynamoDB error: "x-dynamoDB" is no keyword of this vocabulary; did you mean "x-dynamodb"?',
  ],
  [
    "a keyword of another tool, told once",
    { ...text, "x-order": 1, items: { "x-order": 2 } },
    { "x-order": 3 },
    '#/x-order warning: "x-order" is not of this vocabulary and is ignored (3 times in this file)',
  ],
  [
    "a keyword of JSON Schema misspelt",
    { ...text, formatt: "date" },
    {},
    'it/formatt warning: "formatt" is no keyword of JSON Schema and is ignored; did you mean "format"?',
  ],
  [
    "words that are near to nothing",
    { ...text, units: "m", javaType: "X", self: {}, example: 1 },
    {},
  ],
  [
    "a keyword of the record on a property",
    { ...text, "x-table": { name: "t" } },
    {},
    'it/x-table error: "x-table" has no meaning here: it stands at the root of a record\'s file',
  ],
  [
    "a keyword of a property on the record",
    text,
    { "x-key": "sort" },
    '#/x-key error: "x-key" has no meaning here: it describes a property, and this is the record',
  ],
  [
    "a value of the wrong type",
    { type: 5 },
    {},
    'it/type error: "type" must be one of "null", "boolean", "integer", "number", "string", "array", "object"',
  ],
  [
    "a type that does not exist",
    { type: ["strin", "null"] },
    {},
    'it/type/0 error: "type" must be one of "null", "boolean", "integer", "number", "string", "array", "object" (did you mean "string"?)',
  ],
  [
    "what draft 03 had",
    { ...text, required: true },
    {},
    'it/required error: "required" must be an array',
  ],
  [
    "a property that is no schema",
    { properties: { a: 5, b: text } },
    {},
    'it/properties/a error: "properties.a" must be an object or a boolean',
  ],
  [
    "a list of properties",
    { properties: [] },
    {},
    'it/properties error: "properties" must be an object',
  ],
  ["no alternatives", { anyOf: [] }, {}, 'it/anyOf error: "anyOf" must not be empty'],
  [
    "digits beyond all types",
    { "x-type": "decimal", "x-precision": 39 },
    {},
    'it/x-precision error: "x-precision" must be at most 38',
  ],
  [
    "half a digit",
    { "x-type": "decimal", "x-precision": 3, "x-scale": 0.5 },
    {},
    'it/x-scale error: "x-scale" must be an integer',
  ],
  [
    "a logical type that does not exist",
    { "x-type": "int46" },
    {},
    'it/x-type error: "x-type" must be one of "boolean", "int32", "int64", "float32", "float64", "decimal", "string", "uuid", "bytes", "date", "timestamp", "json" (did you mean "int64"?)',
  ],
  [
    "an unknown part of x-dynamodb",
    { ...text, "x-dynamodb": { atribute: "a" } },
    {},
    'it/x-dynamodb/atribute error: "x-dynamodb.atribute" is not known here (did you mean "attribute"?)',
  ],
  [
    "a missing part of x-derived",
    { ...text, "x-derived": { from: [] } },
    {},
    'it/x-derived error: "x-derived" needs "function"',
    'it/x-derived/from error: "x-derived.from" must not be empty',
  ],
  [
    "a column that cannot be",
    { ...text, "x-column": "Größe" },
    {},
    'it/x-column error: "x-column" must be of lower-case letters, digits and _, a digit not first',
  ],
  [
    "a version that cannot be",
    text,
    { "x-version": "1" },
    '#/x-version error: "x-version" must be major.minor, such as "1.0"',
  ],
  [
    "a loss in what does not exist",
    { ...text, "x-accept-loss": { hiv: "why" } },
    {},
    'it/x-accept-loss/hiv error: "x-accept-loss.hiv" must be one of "typescript", "dynamodb", "avro", "parquet", "hive", "iceberg" (did you mean "hive"?)',
  ],
  [
    "a format twice",
    text,
    { "x-table": { formats: ["avro", "avro"] } },
    '#/x-table/formats error: "x-table.formats" must not list anything twice',
  ],
];

for (const [what, schema, more, ...messages] of cases) {
  test(what, async () => assert.equal(await told(schema, more), messages));
}

test("definitions are checked, whether anything refers to them or not", async () => {
  const messages = await told(text, { $defs: { unused: { type: "strng" } } });
  assert.match(messages.join("\n"), "#/$defs/unused/type error");
});

test("what only a reference reaches is checked too", async () => {
  const messages = await told({ $ref: "#/components/a" }, { components: { a: { type: "strng" } } });
  assert.match(messages.join("\n"), "#/components/a/type error");
});

test("values that a schema lists are no schemas", async () => {
  const data = { "x-colum": 1, type: "nothing", propertys: [] };
  assert.equal(await told({ enum: ["a"], default: data, examples: [data] }), []);
});

test("keys that objects have anyway do not disturb", async () => {
  const odd =
    '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"string"},"toString":{"type":"integer"},"id":{"type":"string","x-key":"partition"}},"required":["id"],"__proto__":{}}';
  const { model, places } = await modelOf({ "order.json": odd });
  assert.equal(places, []);
  assert.equal(
    model?.records[0]?.fields.map(({ column }) => column),
    ["_proto_", "constructor", "to_string", "id"],
  );
});

interface MetaSchema {
  readonly properties: Readonly<Record<string, object>>;
  readonly $defs: Readonly<
    Record<
      string,
      {
        readonly properties: Readonly<
          Record<string, { enum?: string[]; propertyNames?: { enum: string[] } }>
        >;
      }
    >
  >;
}

const metaSchema = JSON.parse(
  readFileSync(new URL("../../schemas/vocabulary.schema.json", import.meta.url), "utf8"),
) as MetaSchema;

test("every keyword has a description, for editors to show", () => {
  const keywords = [
    metaSchema.properties,
    ...Object.values(metaSchema.$defs).map(({ properties }) => properties),
  ];
  for (const [name, keyword] of keywords.flatMap((properties) =>
    Object.entries(properties ?? {}),
  )) {
    assert.type((keyword as { description?: string }).description, "string", name);
  }
});

test("the meta-schema lists what the model knows", () => {
  const { schema, storedValue } = metaSchema.$defs;
  assert.equal(
    storedValue?.properties.type?.enum,
    descriptors.filter((one) => one !== "ANY"),
  );
  assert.equal(storedValue?.properties.encoding?.enum, encodings);
  assert.equal(schema?.properties["x-accept-loss"]?.propertyNames?.enum, [...typeSystems]);
  const structured = ["enum", "list", "set", "map", "struct"];
  assert.equal(
    [...(schema?.properties["x-type"]?.enum ?? [])].sort(),
    Object.keys(logicalTypes)
      .filter((kind) => !structured.includes(kind))
      .sort(),
  );
});

test("the vocabulary says where its keywords may stand", async () => {
  const { own, standard } = await loadVocabulary();
  const scopes = (name: string) => [...(own.get(name) ?? [])].sort().join(" ");
  assert.equal(["x-version", "x-column", "x-dynamodb", "x-nullable"].map(scopes), [
    "record",
    "value",
    "record value",
    "record value",
  ]);
  for (const keyword of ["$ref", "definitions", "unevaluatedProperties"])
    assert.ok(standard.has(keyword));
});

test.run();
