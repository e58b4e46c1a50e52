/** Whatever stands in a schema file, the answer is diagnostics or a model, never an exception. */
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type Built, modelOf } from "../../test/support/modelOf.js";
import { renderDiagnostics } from "../renderDiagnostics.js";
import { physical, type TypeSystem, typeSystems } from "../types/logicalTypes.js";
import type { Field, Value } from "./model.js";

const demand = readFileSync(
  new URL("../../schemas/demand-record.schema.json", import.meta.url),
  "utf8",
);

/** Keywords with values that suit them, or do not. */
const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  type: fc.constantFrom(
    "string",
    "integer",
    "number",
    "boolean",
    "null",
    "array",
    "object",
    ["string", "null"],
    ["integer", "string"],
    [],
    1,
  ),
  format: fc.constantFrom(
    "date",
    "date-time",
    "uuid",
    "decimal",
    "int32",
    "uint64",
    "byte",
    "float",
    "constructor",
  ),
  enum: fc.array(
    fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.constant({})),
    { maxLength: 3 },
  ),
  const: fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
  minimum: fc.oneof(
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constant("1"),
  ),
  maximum: fc.oneof(fc.integer(), fc.constantFrom(1e300, 2 ** 63, -1e-9)),
  exclusiveMaximum: fc.oneof(fc.integer(), fc.boolean()),
  multipleOf: fc.constantFrom(0.01, 1, 10, 0, -1, 1e-300),
  nullable: fc.boolean(),
  contentEncoding: fc.constantFrom("base64", "hex"),
  description: fc.string({ maxLength: 10 }),
  required: fc.oneof(fc.array(fc.constantFrom("a", "b", "c")), fc.constant(true)),
  deprecated: fc.boolean(),
  default: fc.jsonValue(),
  $ref: fc.constantFrom(
    "#",
    "#/$defs/a",
    "#/$defs/b",
    "#/properties/a",
    "#/$defs/none",
    "other.json",
    "https://example.com/x",
    "#a",
    "",
  ),
  $anchor: fc.constantFrom("a", "b"),
  $id: fc.constantFrom("a", "https://example.com/x", "#a", "urn:x:y", ""),
  "x-type": fc.constantFrom(
    "int32",
    "int64",
    "float32",
    "decimal",
    "string",
    "date",
    "timestamp",
    "json",
    "bytes",
    "constructor",
    1,
  ),
  "x-precision": fc.constantFrom(1, 10, 38, 39, 0, -1, 1.5, "2"),
  "x-scale": fc.constantFrom(0, 2, 38, 39, -1),
  "x-dynamodb": fc.constantFrom(
    { type: "N" },
    { type: "SS" },
    { type: "NS" },
    { encoding: "epoch-seconds" },
    { attribute: "a" },
    { type: "S", encoding: "json-text" },
    { x: 1 },
    { version: "a" },
    5,
  ),
  "x-key": fc.constantFrom("partition", "sort", "toString"),
  "x-column": fc.constantFrom("a", "b", "change_x", "Ä"),
  "x-derived": fc.constantFrom(
    { function: "f", from: ["a"] },
    { function: "g", from: ["none", "b"] },
    { from: [] },
    null,
  ),
  "x-unknown": fc.constantFrom("keep", "misfit"),
  "x-aliases": fc.constantFrom(["a"], ["old"], [1]),
  "x-table": fc.constantFrom({ name: "t" }, { formats: ["avro"] }, []),
  "x-other": fc.anything({ maxDepth: 1 }),
  if: fc.constant({}),
};

const { schema } = fc.letrec<{ schema: unknown; named: unknown }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthIdentifier: "schema" },
    fc.boolean(),
    fc.record(
      {
        ...keywords,
        // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
        then: tie("schema"),
        not: tie("schema"),
        items: fc.oneof(tie("schema"), fc.array(tie("schema"), { maxLength: 2 })),
        additionalProperties: tie("schema"),
        properties: tie("named"),
        patternProperties: tie("named"),
        $defs: tie("named"),
        dependencies: tie("named"),
        allOf: fc.array(tie("schema"), { maxLength: 2 }),
        anyOf: fc.array(tie("schema"), { maxLength: 3 }),
        oneOf: fc.array(tie("schema"), { maxLength: 2 }),
      },
      { requiredKeys: [] },
    ),
  ),
  named: fc.dictionary(
    fc.constantFrom("a", "b", "c", "A", "a_b", "aB", "__proto__", "ä", "", "1"),
    tie("schema"),
    { maxKeys: 3, depthIdentifier: "schema" },
  ),
}));

const record = fc.tuple(schema, fc.boolean()).map(([whole, wrapped]) => {
  const part = JSON.stringify(whole) ?? "{}";
  return wrapped
    ? `{"type":"object","properties":{"a":${part},"b":{"type":"string"}},"$defs":{"a":${part},"b":{"$ref":"#/$defs/a"}}}`
    : part;
});

test("schemas of all keywords, right and wrong, give diagnostics or a model", async () => {
  await fc.assert(
    fc.asyncProperty(
      record,
      fc.constantFrom("error" as const, "json" as const),
      async (text, policy) => {
        checkSound(
          await modelOf({ "order.json": text, "other.json": '{"type":"string"}' }, policy),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("a schema that is cut off gives diagnostics", async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: demand.trimEnd().length - 1 }), async (end) => {
      const { model, diagnostics } = await modelOf({ "order.json": demand.slice(0, end) });
      assert.is(model, undefined);
      assert.ok(diagnostics.length > 0);
    }),
    { numRuns: 60 },
  );
});

test("a schema with a slip gives diagnostics or a model", async () => {
  const slip = fc.record({
    at: fc.nat(demand.length - 1),
    cut: fc.integer({ min: 0, max: 6 }),
    put: fc.constantFrom(
      "",
      '"',
      "}",
      "{",
      ",",
      ":",
      "null",
      "[]",
      "{}",
      "-1",
      "true",
      '"x-type"',
      '"$ref"',
      "\u0000",
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(slip, { minLength: 1, maxLength: 2 }), async (slips) => {
      const text = slips.reduce(
        (all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut),
        demand,
      );
      checkSound(await modelOf({ "order.json": text }));
    }),
    { numRuns: 150 },
  );
});

test("a value of another kind anywhere gives diagnostics or a model", async () => {
  const values = fc.constantFrom(null, 0, "", [], {}, true, { $ref: "#" }, ["null"], {
    type: "object",
  });
  await fc.assert(
    fc.asyncProperty(fc.nat(), values, async (which, value) => {
      let index = 0;
      const count = countValues(JSON.parse(demand));
      const text = JSON.stringify(
        JSON.parse(demand, (_, old) => (index++ === which % count ? value : old)),
      );
      checkSound(await modelOf({ "order.json": text }));
    }),
    { numRuns: 200 },
  );
});

function countValues(value: unknown): number {
  const inner = typeof value === "object" && value !== null ? Object.values(value) : [];
  return 1 + inner.reduce<number>((sum, one) => sum + countValues(one), 0);
}

/** There is a model exactly where no diagnostic is an error, and the type table knows all of it. */
function checkSound({ model, diagnostics }: Built): void {
  const hasErrors = diagnostics.some(({ severity }) => severity === "error");
  assert.is(model === undefined, hasErrors);
  for (const { location } of diagnostics) {
    if ("line" in location) assert.ok(location.line >= 1 && location.column >= 1);
  }
  for (const format of ["text", "github", "json"] as const) {
    renderDiagnostics(diagnostics, format, { textOf: () => demand });
  }
  for (const { fields } of model?.records ?? []) checkFields(fields);
}

function checkFields(fields: readonly Field[]): void {
  assert.is(new Set(fields.map(({ column }) => column)).size, fields.length);
  for (const field of fields) {
    assert.match(field.column, /^[a-z_][a-z0-9_]*$/);
    checkValue(field);
  }
}

function checkValue(value: Value): void {
  for (const system of typeSystems) physical<TypeSystem>(system, value);
  const { type } = value;
  if (type.kind === "struct") {
    assert.ok(type.fields.length > 0);
    checkFields(type.fields);
  }
  if (type.kind === "list" || type.kind === "set") checkValue(type.element);
  if (type.kind === "map") checkValue(type.value);
}

test.run();
