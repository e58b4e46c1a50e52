import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  demandModel,
  demandRecord,
  fieldOf,
  int32,
  json,
  listOf,
  mapOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import { fidelityCounts, type Journey, journeysOf, pathOf, withMembers } from "./journey.js";
import type { Field, Value } from "./model.js";
import { nullMeaning } from "./nullMeaning.js";

function journeyOf(name: string): Journey {
  const journeys = journeysOf(demandModel, demandRecord).flatMap(withMembers);
  return journeys.find((journey) => pathOf(journey, (field) => field.name) === name) as Journey;
}

function journeyOfField(field: Field, onMisfit: "rescue" | "quarantine" = "rescue"): Journey {
  const record = recordOf("Order", [field], { onMisfit });
  return journeysOf(modelOf(record), record)[0] as Journey;
}

test("a field stops in every type system, with its type and what that costs", () => {
  const { stops, origin, logicalType } = journeyOf("quantity");
  assert.equal([origin, logicalType], ["item", "int32"]);
  assert.equal(
    stops.map(({ system, type, fidelity }) => [system, type, fidelity]),
    [
      ["typescript", "number", "widened"],
      ["dynamodb", "N", "exact"],
      ["avro", "int", "exact"],
      ["parquet", "INT32", "exact"],
      ["hive", "int", "exact"],
      ["iceberg", "int", "exact"],
    ],
  );
  assert.equal(stops[0]?.reasons, ["a number may have a fraction"]);
  assert.equal(fidelityCounts(stops), [
    ["exact", 5],
    ["widened", 1],
  ]);
});

test("derived fields and columns of the change are in no item", () => {
  const [changeId] = journeysOf(demandModel, demandModel.change);
  for (const journey of [journeyOf("systemId"), changeId]) {
    assert.not.ok(journey?.stops.some(({ system }) => system === "dynamodb"));
  }
  assert.equal([journeyOf("systemId").origin, changeId?.origin], ["derivation", "change"]);
});

test("members of structs have journeys of their own, at any depth and in any container", () => {
  assert.is(journeyOf("location.source.accuracy").logicalType, "float32");
  assert.is(journeyOf("seatPreferences.row").field.presence, "optional");
  const inner = structOf("Inner", [fieldOf("n", int32)]);
  const grid = fieldOf("grid", listOf(mapOf(listOf(value(inner, "M")))));
  assert.equal(
    withMembers(journeyOfField(grid)).map((journey) => pathOf(journey, (field) => field.name)),
    ["grid", "grid.n"],
  );
});

test("a struct's own account names the member that a reason is about", () => {
  const [typescript] = journeyOf("location").stops;
  assert.is(typescript?.fidelity, "widened");
  assert.equal(typescript?.reasons, ["source.accuracy: a number has 53 bits of precision, not 24"]);
});

test("a list's account names its elements, a map's its values", () => {
  const reasons = (held: Value) => journeyOfField(fieldOf("a", held)).stops[0]?.reasons;
  assert.equal(reasons(listOf(int32)), ["element: a number may have a fraction"]);
  assert.equal(reasons(mapOf(listOf(int32))), ["value[]: a number may have a fraction"]);
});

test("a null means what presence and nullability make it mean", () => {
  const meaning = (rest: Partial<Field>, onMisfit?: "rescue" | "quarantine") =>
    nullMeaning(journeyOfField(fieldOf("a", text, rest), onMisfit));
  assert.is(meaning({ key: "partition" }), "never");
  assert.is(meaning({}), "where the item has none, or one that does not fit");
  assert.is(meaning({}, "quarantine"), "never");
  assert.is(meaning({ presence: "optional" }), "where the item has none");
  assert.is(meaning({ nullable: true }), "where the item says NULL");
  assert.is(
    meaning({ presence: "optional", nullable: true }),
    "where the item has none, or NULL, which change_rescued_data tells",
  );
  assert.is(meaning({ derived: { function: "f", from: ["a"] } }), "where an input is null");
});

test("of the change's columns only those that are always there have a meaning of null", () => {
  const change = {
    ...demandModel.change,
    fields: [fieldOf("a", text), fieldOf("b", json, { presence: "optional" })],
  };
  const journeys = journeysOf({ change, records: [] }, change);
  assert.equal(journeys.map(nullMeaning), ["never", undefined]);
});

test.run();
