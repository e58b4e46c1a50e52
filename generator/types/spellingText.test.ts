import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  bytes,
  date,
  decimalOf,
  demandRecord,
  flag,
  int32,
  json,
  listOf,
  mapOf,
  text,
  timestamp,
  value,
} from "../../test/support/demandModel.js";
import type { Value } from "../model/model.js";
import { type TypeSystem, typeSystems } from "./logicalTypes.js";
import { spellingText } from "./spellingText.js";

function spellings(held: Value): Record<TypeSystem, string> {
  const entries = typeSystems.map((system) => [system, spellingText(system, held)]);
  return Object.fromEntries(entries);
}

function fieldNamed(name: string): Value {
  return demandRecord.fields.find((field) => field.name === name) as Value;
}

test("a decimal shows its digits in every system that knows them", () => {
  assert.equal(spellings(decimalOf(38, 9)), {
    typescript: "Decimal",
    dynamodb: "N",
    avro: "bytes (decimal 38, 9)",
    parquet: "FIXED_LEN_BYTE_ARRAY(16) (DECIMAL 38, 9)",
    hive: "decimal(38,9)",
    iceberg: "decimal(38,9)",
  });
});

test("a timestamp shows its unit and how the item spells it", () => {
  assert.equal(spellings(fieldNamed("expiresAt")), {
    typescript: "Date",
    dynamodb: "N, seconds since 1970-01-01 UTC",
    avro: "long (timestamp-millis)",
    parquet: "INT64 (TIMESTAMP MILLIS)",
    hive: "timestamp",
    iceberg: "timestamp",
  });
});

test("a list of structs names the struct and its members", () => {
  assert.equal(spellings(fieldNamed("seatPreferences")), {
    typescript: "SeatPreference[]",
    dynamodb: "L of M",
    avro: "array of record SeatPreference",
    parquet: "list of group of section, row, accessible",
    hive: "array<struct<section:string,row:string,accessible:boolean>>",
    iceberg: "array<struct<section:string,row:string,accessible:boolean>>",
  });
});

test("a nullable value says so where the type is a union", () => {
  assert.is(spellingText("typescript", { ...text, nullable: true }), "string | null");
  assert.is(spellingText("dynamodb", { ...text, nullable: true }), "S or NULL");
});

test("what an item holds is said by descriptor and reading", () => {
  const stored = (held: Value) => spellingText("dynamodb", held);
  assert.is(stored(text), "S");
  assert.is(stored(flag), "BOOL");
  assert.is(stored(bytes), "B");
  assert.is(stored(value({ kind: "bytes" })), "S, base64");
  assert.is(stored(value({ kind: "int64" })), "S, digits");
  assert.is(stored(date), "S, ISO 8601 date");
  assert.is(stored(timestamp), "S, ISO 8601 with zone");
  assert.is(
    stored(value({ kind: "timestamp" }, "S", "iso-utc")),
    "S, ISO 8601 without zone, in UTC",
  );
  assert.is(stored(json), "any type");
  assert.is(stored(value({ kind: "json" }, "S", "json-text")), "S, JSON text");
  assert.is(stored(value({ kind: "set", element: text }, "SS")), "SS");
  assert.is(stored(mapOf(listOf(int32))), "M of L of N");
});

test("plain types are their own spelling", () => {
  assert.is(spellingText("avro", int32), "int");
  assert.is(spellingText("parquet", bytes), "BYTE_ARRAY");
  assert.is(spellingText("parquet", text), "BYTE_ARRAY (STRING)");
  assert.is(spellingText("parquet", mapOf(int32)), "map of INT32");
  assert.is(spellingText("avro", mapOf(int32)), "map of int");
});

test.run();
