/** Schemas as others write them, in every draft: what is accepted, and what is made of it. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { modelOf } from "../../test/support/modelOf.js";
import type { RecordModel, Type, Value } from "./model.js";

interface Sample {
  readonly what: string;
  readonly files: Readonly<Record<string, string>>;
  /** Columns of each record, as `column type`. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

const samples: readonly Sample[] = [
  {
    what: "draft 04: a product with definitions, exclusive limits and an identifier",
    files: {
      "product.json": `{
        "$schema": "http://json-schema.org/draft-04/schema#",
        "id": "http://shop.example.com/product.json",
        "title": "Product",
        "type": "object",
        "definitions": {
          "money": { "type": "number", "minimum": 0, "exclusiveMinimum": true, "multipleOf": 0.01 },
          "dimensions": {
            "id": "#dimensions",
            "type": "object",
            "properties": {
              "length": { "type": "number" },
              "width": { "type": "number" }
            },
            "required": ["length", "width"],
            "additionalProperties": false
          }
        },
        "properties": {
          "productId": { "type": "integer", "minimum": 1 },
          "price": { "$ref": "#/definitions/money" },
          "stock": { "type": "integer", "minimum": 0, "maximum": 100000, "exclusiveMaximum": true },
          "tags": { "type": "array", "items": { "type": "string" }, "minItems": 1, "uniqueItems": true },
          "dimensions": { "$ref": "#dimensions" },
          "discontinued": { "type": ["boolean", "null"], "default": false }
        },
        "required": ["productId", "price"]
      }`,
    },
    columns: {
      Product: [
        "product_id int64",
        "price float64",
        "stock int32",
        "tags list<string>",
        "dimensions struct<length float64,width float64>",
        "discontinued boolean?",
      ],
    },
  },
  {
    what: "draft 04: a self-describing event of an Iglu registry",
    files: {
      "com.example/click/jsonschema/1-0-2.json": `{
        "$schema": "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#",
        "description": "A click on an advertisement",
        "self": { "vendor": "com.example", "name": "ad_click", "format": "jsonschema", "version": "1-0-2" },
        "type": "object",
        "properties": {
          "clickId": { "type": "string", "maxLength": 36 },
          "cost": { "type": ["number", "null"], "minimum": 0 },
          "costModel": { "enum": ["cpa", "cpc", "cpm", null] },
          "targetUrl": { "type": "string", "format": "uri", "maxLength": 4096 }
        },
        "required": ["clickId"],
        "additionalProperties": false
      }`,
    },
    columns: {
      AdClick: ["click_id string", "cost float64?", "cost_model enum?", "target_url string"],
    },
  },
  {
    what: "draft 06: a calendar entry with constants, and a schema that is true",
    files: {
      "calendar.schema.json": `{
        "$schema": "http://json-schema.org/draft-06/schema#",
        "$id": "https://example.com/calendar.schema.json",
        "type": "object",
        "required": ["start", "summary"],
        "properties": {
          "kind": { "const": "event" },
          "start": { "type": "string", "format": "date-time" },
          "end": { "type": "string", "format": "date-time" },
          "duration": { "type": "string", "format": "duration" },
          "summary": { "type": "string", "examples": ["Dinner"] },
          "priority": { "type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 10 },
          "geo": { "$ref": "geo.schema.json#" }
        },
        "propertyNames": { "pattern": "^[a-z]+$" },
        "additionalProperties": true
      }`,
      "geo.schema.json": `{
        "$schema": "http://json-schema.org/draft-06/schema#",
        "$id": "https://example.com/geo.schema.json",
        "title": "Longitude and Latitude Values",
        "type": "object",
        "properties": {
          "latitude": { "type": "number", "minimum": -90, "maximum": 90 },
          "longitude": { "type": "number", "minimum": -180, "maximum": 180 }
        }
      }`,
    },
    columns: {
      Calendar: [
        "kind enum",
        "start timestamp",
        "end timestamp",
        "duration string",
        "summary string",
        "priority int32",
        "geo struct<latitude float64,longitude float64>",
      ],
      LongitudeAndLatitudeValues: ["latitude float64", "longitude float64"],
    },
  },
  {
    what: "draft 07: an order with read-only parts, binary content and a comment",
    files: {
      "order.json": `{
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "kept by the order team",
        "title": "order",
        "type": "object",
        "properties": {
          "id": { "type": "string", "format": "uuid", "readOnly": true },
          "placed_on": { "type": "string", "format": "date" },
          "receipt": { "type": "string", "contentEncoding": "base64", "contentMediaType": "application/pdf" },
          "lines": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "sku": { "type": "string", "pattern": "^[A-Z]{3}$" },
                "quantity": { "type": "integer", "minimum": 1, "maximum": 999 },
                "options": { "type": "object", "additionalProperties": { "type": "string" } }
              }
            }
          },
          "shipTo": { "allOf": [{ "$ref": "#/definitions/address" }, { "required": ["street"] }] },
          "billTo": { "anyOf": [{ "$ref": "#/definitions/address" }, { "type": "null" }] }
        },
        "definitions": {
          "address": {
            "type": "object",
            "properties": { "street": { "type": "string" }, "zip-code": { "type": "string" } }
          }
        }
      }`,
    },
    columns: {
      Order: [
        "id uuid",
        "placed_on date",
        "receipt bytes",
        "lines list<struct<sku string,quantity int32,options map<string>>>",
        "ship_to struct<street string,zip_code string>",
        "bill_to struct<street string,zip_code string>?",
      ],
    },
  },
  {
    what: "draft 2019-09: definitions by anchor, dependent and unevaluated properties",
    files: {
      "payment.json": `{
        "$schema": "https://json-schema.org/draft/2019-09/schema",
        "$id": "https://example.com/payment",
        "type": "object",
        "properties": {
          "reference": { "$ref": "#reference", "description": "Ours." },
          "card": { "type": "string" },
          "billing": { "type": "string" },
          "meta": { "type": "object", "unevaluatedProperties": { "type": "boolean" } },
          "retired": { "type": "string", "deprecated": true }
        },
        "dependentRequired": { "card": ["billing"] },
        "unevaluatedProperties": false,
        "$defs": { "ref": { "$anchor": "reference", "type": "string", "minLength": 8 } }
      }`,
    },
    columns: {
      Payment: [
        "reference string",
        "card string",
        "billing string",
        "meta map<boolean>",
        "retired string",
      ],
    },
  },
  {
    what: "draft 2020-12: a bundle with embedded schemas and relative identifiers",
    files: {
      "bundle.json": `{
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://example.com/schemas/customer",
        "title": "Customer",
        "type": "object",
        "properties": {
          "name": { "type": "string" },
          "home": { "$ref": "address" },
          "work": { "$ref": "/schemas/address" },
          "state": { "$ref": "definitions#/definitions/state" }
        },
        "required": ["name"],
        "$defs": {
          "a": {
            "$id": "address",
            "type": "object",
            "properties": { "line": { "type": "string" }, "state": { "$ref": "definitions#/definitions/state" } }
          },
          "b": { "$id": "definitions", "definitions": { "state": { "enum": ["CA", "NY"] } } }
        }
      }`,
    },
    columns: {
      Customer: [
        "name string",
        "home struct<line string,state enum>",
        "work struct<line string,state enum>",
        "state enum",
      ],
    },
  },
  {
    what: "OpenAPI: components, nullable, formats of numbers, a discriminator",
    files: {
      "pet.json": `{
        "$ref": "openapi.json#/components/schemas/Pet"
      }`,
      "openapi.json": `{
        "openapi": "3.0.3",
        "components": {
          "schemas": {
            "Pet": {
              "type": "object",
              "discriminator": { "propertyName": "petType" },
              "properties": {
                "petType": { "type": "string" },
                "age": { "type": "integer", "format": "int32", "nullable": true },
                "chip": { "type": "integer", "format": "int64" },
                "weight": { "type": "number", "format": "float" },
                "photo": { "type": "string", "format": "byte" },
                "owner": { "$ref": "#/components/schemas/Owner" }
              }
            },
            "Owner": { "type": "object", "properties": { "name": { "type": "string", "example": "Ann" } } }
          }
        }
      }`,
    },
    columns: {
      Pet: [
        "pet_type string",
        "age int32?",
        "chip int64",
        "weight float32",
        "photo bytes",
        "owner struct<name string>",
      ],
    },
  },
  {
    what: "generated from classes: allOf for inheritance, oneOf for null, symbols with titles",
    files: {
      "vehicle.json": `{
        "definitions": {
          "Base": { "type": "object", "properties": { "Id": { "type": "string" }, "CreatedAt": { "type": "string", "format": "date-time" } } },
          "Fuel": { "oneOf": [{ "const": "PETROL", "title": "Petrol" }, { "const": "DIESEL", "title": "Diesel" }] }
        },
        "allOf": [
          { "$ref": "#/definitions/Base" },
          {
            "type": "object",
            "properties": {
              "VIN": { "type": "string" },
              "Fuel": { "oneOf": [{ "type": "null" }, { "$ref": "#/definitions/Fuel" }] },
              "PowerKW": { "type": "integer", "format": "int32" }
            },
            "required": ["VIN"]
          }
        ]
      }`,
    },
    columns: {
      Vehicle: ["id string", "created_at timestamp", "vin string", "fuel enum?", "power_kw int32"],
    },
  },
  {
    what: "names that no target could spell as they are",
    files: {
      "odd names.json": `{
        "title": "Odd: names & more!",
        "type": "object",
        "properties": {
          "first name": { "type": "string" },
          "e-mail": { "type": "string" },
          "geo.lat": { "type": "number", "x-type": "float64" },
          "2fa": { "type": "boolean" },
          "select": { "type": "string" },
          "straße": { "type": "string" },
          "年齢": { "type": "integer" },
          "@id": { "type": "string" },
          "a\\"b\`c\\\\d": { "type": "string" }
        }
      }`,
    },
    columns: {
      OddNamesMore: [
        "first_name string",
        "e_mail string",
        "geo_lat float64",
        "_2fa boolean",
        "select string",
        "strasse string",
        "u5e74_u9f62 int64",
        "_id string",
        "a_b_c_d string",
      ],
    },
  },
  {
    what: "alternatives at the root that only say what must be there",
    files: {
      "contact.json": `{
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
          "email": { "type": "string", "format": "email" },
          "phone": { "type": "string" },
          "preferred": { "type": "string", "enum": ["email", "phone"] }
        },
        "anyOf": [{ "required": ["email"] }, { "required": ["phone"] }],
        "oneOf": [
          { "properties": { "preferred": { "const": "email" } } },
          { "properties": { "preferred": { "const": "phone" } } }
        ],
        "not": { "required": ["fax"] },
        "dependencies": { "phone": ["preferred"] }
      }`,
    },
    columns: { Contact: ["email string", "phone string", "preferred enum"] },
  },
];

for (const { what, files, columns } of samples) {
  test(what, async () => {
    const { model, diagnostics } = await modelOf(files);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    assert.equal(
      errors.map(({ message }) => message),
      [],
    );
    assert.equal(Object.fromEntries((model?.records ?? []).map(columnsOf)), columns);
  });
}

test("a large schema of another trade is usable at once, with a warning for each value kept as JSON", async () => {
  const { model, diagnostics } = await modelOf(
    {
      "resource.json": `{
        "$schema": "http://json-schema.org/draft-07/schema#",
        "type": "object",
        "properties": {
          "id": { "type": "string" },
          "extension": { "type": "array", "items": { "$ref": "#/definitions/Extension" } },
          "value": { "oneOf": [{ "type": "string" }, { "type": "boolean" }] },
          "coordinates": { "type": "array", "items": [{ "type": "number" }, { "type": "number" }] },
          "any": {},
          "style": { "$ref": "https://elsewhere.example.com/style.json" }
        },
        "if": { "required": ["value"] },
        "then": { "properties": { "unit": { "type": "string" } } },
        "definitions": {
          "Extension": {
            "type": "object",
            "properties": {
              "url": { "type": "string" },
              "extension": { "type": "array", "items": { "$ref": "#/definitions/Extension" } }
            }
          }
        }
      }`,
    },
    "json",
  );
  assert.equal(model?.records.map(columnsOf), [
    [
      "Resource",
      [
        "id string",
        "extension list<struct<url string,extension list<json>>>",
        "value json",
        "coordinates json",
        "any json",
        "style json",
      ],
    ],
  ]);
  assert.equal(diagnostics.map(({ severity, code }) => `${severity} ${code}`).sort(), [
    "warning key-missing",
    "warning record-conditional",
    "warning recursion",
    "warning reference-remote",
    "warning tuple",
    "warning union",
    "warning untyped",
  ]);
});

function columnsOf({ name, fields }: RecordModel): [string, string[]] {
  return [name, fields.map((field) => `${field.column} ${spell(field)}`)];
}

function spell({ type, nullable }: Value): string {
  return `${spellType(type)}${nullable ? "?" : ""}`;
}

function spellType(type: Type): string {
  if (type.kind === "list") return `list<${spell(type.element)}>`;
  if (type.kind === "map") return `map<${spell(type.value)}>`;
  if (type.kind !== "struct") return type.kind;
  return `struct<${type.fields.map((field) => `${field.column} ${spell(field)}`).join(",")}>`;
}

test.run();
