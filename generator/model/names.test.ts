import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { columnName, nameLimit, pascalCase, recordName, StructNames, singular } from "./names.js";
import { reservedNames } from "./reservedNames.js";

for (const [property, column] of [
  ["eventId", "event_id"],
  ["userID", "user_id"],
  ["HTTPServer", "http_server"],
  ["SHA256Hash", "sha256_hash"],
  ["BOX_OFFICE", "box_office"],
  ["already_snake", "already_snake"],
  ["a.b-c d/e", "a_b_c_d_e"],
  ["3dModel", "_3d_model"],
  ["_id", "_id"],
  ["$id", "_id"],
  ["@type", "_type"],
  ["class_", "class_"],
  ["is it?", "is_it"],
  ["größe (cm)", "grosse_cm"],
  ["Señor Ångström", "senor_angstrom"],
  ["Łódź", "lodz"],
  ["ﬁeld", "field"],
  ["ＡＢＣ", "abc"],
  ["名前", "u540d_u524d"],
  ["имя", "u438_u43c_u44f"],
  ["𝒳", "x"],
  ["__proto__", "_proto_"],
  ["☃", "_"],
  ["", "_"],
] as const) {
  test(`${property} is column ${column}`, () => assert.is(columnName(property), column));
}

test("a column's name is one that every target can spell, and stays the same when made again", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (property) => {
      const column = columnName(property);
      assert.match(column, /^[a-z_][a-z0-9_]*$/);
      assert.ok(column.length <= nameLimit);
      assert.is(columnName(column), column);
    }),
    { numRuns: 1000 },
  );
});

test("long names that differ at the end only stay apart", () => {
  const long = "x".repeat(400);
  assert.is.not(columnName(`${long}a`), columnName(`${long}b`));
  assert.is(columnName(`${long}a`).length, nameLimit);
  assert.is(columnName("y".repeat(nameLimit)), "y".repeat(nameLimit));
});

test("names of records and structs are in PascalCase", () => {
  assert.equal(
    ["DemandRecord", "demand record", "demand-record", "HTTP server", "3d"].map(pascalCase),
    ["DemandRecord", "DemandRecord", "DemandRecord", "HttpServer", "3d"],
  );
});

test("a record's name is one for a type, or none", () => {
  assert.equal(
    ["order item", "2nd order", "注文", "x".repeat(80), "", "Date", "Map"].map(recordName),
    ["OrderItem", undefined, undefined, undefined, undefined, "DateRecord", "MapRecord"],
  );
});

test("a list's elements are named in the singular", () => {
  assert.equal(
    [
      "SeatPreferences",
      "Categories",
      "Addresses",
      "Boxes",
      "Houses",
      "Status",
      "Data",
      "News",
      "Series",
    ].map(singular),
    [
      "SeatPreference",
      "Category",
      "Address",
      "Box",
      "House",
      "StatusItem",
      "DataItem",
      "NewsItem",
      "SeriesItem",
    ],
  );
});

test("structs have names of their own, whatever their case, and their columns too", () => {
  const names = new StructNames(["Order", "OrderRow"]);
  assert.equal(
    ["OrderRow", "OrderItem", "OrderITEM", "OrderItem", "OrderItemColumns", "RowResult"].map(
      (name) => names.take(name),
    ),
    ["OrderRow2", "OrderItem", "OrderITEM2", "OrderItem3", "OrderItemColumns2", "RowResult2"],
  );
});

test("names of the library that generated code stands on are not those of records", () => {
  const index = new URL("../../runtime/codec/index.ts", import.meta.url);
  const exported =
    readFileSync(index, "utf8")
      .replace(/\/\*.*?\*\//gs, "")
      .match(/\b[A-Z]\w+(?=[,\s}])/g) ?? [];
  assert.ok(exported.length > 10);
  assert.equal(
    exported.filter((name) => !reservedNames.has(name)),
    [],
  );
});

test.run();
