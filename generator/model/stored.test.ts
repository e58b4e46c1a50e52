import { test } from "uvu";
import * as assert from "uvu/assert";
import { fieldOf, modelOf, problemsOf, schemaOf } from "../../test/support/modelOf.js";
import { storedFormKey, storedFormKeys } from "../types/logicalTypes.js";
import type { Kind } from "./model.js";

const schemas: Readonly<Partial<Record<Kind, object>>> = {
  boolean: { type: "boolean" },
  int32: { "x-type": "int32" },
  int64: { type: "integer" },
  float32: { "x-type": "float32" },
  float64: { "x-type": "float64" },
  decimal: { "x-type": "decimal", "x-precision": 4 },
  string: { type: "string" },
  enum: { enum: ["A"] },
  uuid: { type: "string", format: "uuid" },
  bytes: { type: "string", contentEncoding: "base64" },
  date: { type: "string", format: "date" },
  timestamp: { type: "string", format: "date-time" },
  json: { "x-type": "json" },
  list: { type: "array", items: { type: "string" } },
  map: { additionalProperties: { type: "string" } },
  struct: { properties: { a: { type: "string" } } },
};

for (const [kind, schema] of Object.entries(schemas) as [Kind, object][]) {
  const forms = storedFormKeys(kind);
  test(`${kind} is stored as ${forms[0]}`, async () => {
    const field = await fieldOf(schema);
    assert.is(field.type.kind, kind);
    assert.is(storedFormKey(field.stored), forms[0]);
  });

  for (const form of forms.filter((one) => one !== "ANY")) {
    test(`${kind} may be stored as ${form}`, async () => {
      const [type, encoding] = form.split("/");
      const field = await fieldOf({
        ...schema,
        "x-dynamodb": { type, ...(encoding && { encoding }) },
      });
      assert.is(storedFormKey(field.stored), form);
    });
  }
}

test("an encoding tells the descriptor", async () => {
  const { stored } = await fieldOf({ ...schemas.date, "x-dynamodb": { encoding: "epoch-millis" } });
  assert.is(storedFormKey(stored), "N/epoch-millis");
  const json = await fieldOf({ "x-type": "json", "x-dynamodb": { type: "S" } });
  assert.is(storedFormKey(json.stored), "S/json-text");
});

test("text without an encoding is ISO text", async () => {
  const { stored } = await fieldOf({ ...schemas.timestamp, "x-dynamodb": { type: "S" } });
  assert.is(storedFormKey(stored), "S/iso");
});

const it = "#/properties/it";

test("a number that is a date or an instant needs its unit", async () => {
  const counted = { type: "integer", "x-type": "timestamp" };
  assert.equal(await problemsOf(counted), [`stored-unit @ ${it}`]);
  const numeric = { ...schemas.timestamp, "x-dynamodb": { type: "N" } };
  assert.equal(await problemsOf(numeric), [`stored-unit @ ${it}/x-dynamodb`]);
  assert.equal(await problemsOf({ ...counted, "x-dynamodb": { encoding: "epoch-seconds" } }), []);
});

test("a form that a type does not have is told, with those it has", async () => {
  const schema = { type: "boolean", "x-dynamodb": { type: "N" } };
  const { diagnostics } = await modelOf({ "order.json": schemaOf({ it: schema }) });
  assert.equal(
    diagnostics.map(({ message }) => message),
    ["A DynamoDB item cannot hold boolean as N; it can as BOOL"],
  );
  const impossible = { ...schemas.date, "x-dynamodb": { type: "S", encoding: "epoch-seconds" } };
  assert.equal(await problemsOf(impossible), [`stored-form @ ${it}/x-dynamodb`]);
});

test("elements and values of maps are stored as they say", async () => {
  const seconds = { ...schemas.timestamp, "x-dynamodb": { encoding: "epoch-seconds" } };
  const list = await fieldOf({ type: "array", items: seconds });
  assert.is(
    list.type.kind === "list" && storedFormKey(list.type.element.stored),
    "N/epoch-seconds",
  );
  const map = await fieldOf({ additionalProperties: seconds });
  assert.is(map.type.kind === "map" && storedFormKey(map.type.value.stored), "N/epoch-seconds");
});

test("what stands beside a reference adds to what is behind it", async () => {
  const $defs = { seconds: { ...schemas.timestamp, "x-dynamodb": { encoding: "epoch-seconds" } } };
  const field = await fieldOf(
    { $ref: "#/$defs/seconds", "x-dynamodb": { attribute: "ttl" } },
    { $defs },
  );
  assert.equal([field.attribute, storedFormKey(field.stored)], ["ttl", "N/epoch-seconds"]);
});

test("schemas that hold together must agree on how a value is stored", async () => {
  const allOf = [{ "x-dynamodb": { type: "S" } }, { "x-dynamodb": { type: "N" } }];
  assert.equal(await problemsOf({ type: "integer", allOf }), [
    `contradiction @ ${it}/allOf/1/x-dynamodb`,
  ]);
  const parts = [{ "x-dynamodb": { type: "S" } }, { "x-dynamodb": { attribute: "a" } }];
  assert.equal(await problemsOf({ type: "integer", allOf: parts }), []);
});

test("JSON may be anything, which needs no saying", async () => {
  const schema = { "x-type": "json", "x-dynamodb": { type: "M" } };
  const { diagnostics } = await modelOf({ "order.json": schemaOf({ it: schema }) });
  assert.equal(
    diagnostics.map(({ message }) => message),
    [
      'A DynamoDB item cannot hold json as M; it can as anything (with no "type" said), S/json-text',
    ],
  );
});

test("an attribute of an element has no meaning", async () => {
  const items = { type: "string", "x-dynamodb": { attribute: "a" } };
  assert.equal(await problemsOf({ type: "array", items }), [
    `keyword-misplaced @ ${it}/items/x-dynamodb/attribute`,
  ]);
});

test("a set holds what DynamoDB's sets hold", async () => {
  const set = (items: object, type: string) => ({ type: "array", items, "x-dynamodb": { type } });
  const refusal = [`set-element @ ${it}/x-dynamodb`];
  assert.equal(await problemsOf(set({ type: "integer" }, "SS")), refusal);
  assert.equal(await problemsOf(set({ type: "string" }, "NS")), refusal);
  assert.equal(await problemsOf(set({ type: ["string", "null"] }, "SS")), refusal);
  assert.equal(await problemsOf(set({ ...schemas.struct }, "SS")), refusal);
  assert.equal(await problemsOf(set({ ...schemas.uuid }, "SS")), []);
  assert.equal(await problemsOf({ type: "string", "x-dynamodb": { type: "SS" } }), [
    `stored-form @ ${it}/x-dynamodb`,
  ]);
});

test.run();
