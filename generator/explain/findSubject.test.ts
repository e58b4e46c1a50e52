import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  demandModel,
  demandRecord,
  fieldOf,
  modelOf,
  recordOf,
  text,
} from "../../test/support/demandModel.js";
import { pathOf } from "../model/journey.js";
import { findSubject } from "./findSubject.js";

function found(schema: string, field?: string): string {
  const subject = findSubject(demandModel, schema, field);
  if ("problem" in subject) return subject.problem;
  const path = subject.journey && pathOf(subject.journey, ({ name }) => name);
  return [subject.record.name, ...(path === undefined ? [] : [path])].join(" ");
}

test("a record is found by its name, its tables, its views and its schema file", () => {
  for (const name of [
    "DemandRecord",
    "demand_record",
    "demand_record_parquet",
    "demand_record_avro",
    "demand_record_changes",
    "demand_record_latest",
    "demand_record_history",
    "demand_record_stale_keys",
    "schemas/demand-record.schema.json",
    "./schemas/demand-record.schema.json",
  ]) {
    assert.is(found(name), "DemandRecord", name);
  }
  assert.is(found("ChangeMetadata", "change_id"), "ChangeMetadata change_id");
});

test("a field is found by property and column, a nested one by its path", () => {
  assert.is(found("DemandRecord", "priceMin"), "DemandRecord priceMin");
  assert.is(found("DemandRecord", "price_min"), "DemandRecord priceMin");
  for (const path of ["seatPreferences.row", "seat_preferences.row", "seatPreferences[].row"]) {
    assert.is(found("DemandRecord", path), "DemandRecord seatPreferences.row", path);
  }
  assert.is(
    found("DemandRecord", "location.source.accuracy"),
    "DemandRecord location.source.accuracy",
  );
});

test("a field is found by its attribute, and whatever characters its name has", () => {
  const field = fieldOf("a.b c", text, { column: "a_b_c", attribute: "ABC" });
  const model = modelOf(recordOf("Order", [field]));
  for (const name of ["a.b c", "a_b_c", "ABC"]) {
    assert.not.ok("problem" in findSubject(model, "Order", name), name);
  }
});

test("a name that is nearly right is guessed", () => {
  assert.is(
    found("DemandRecrod"),
    'no record, table or schema file is called "DemandRecrod"; did you mean "DemandRecord"?',
  );
  assert.is(
    found("DemandRecord", "statsu"),
    'DemandRecord has no field "statsu"; did you mean "status"?',
  );
  assert.match(found("DemandRecord", "location.sorce.name"), 'mean "location.source.name"?');
});

test("where nothing is near, the names that there are are told", () => {
  assert.match(found("Order"), "there are ChangeMetadata, DemandRecord");
  const others = demandRecord.fields.length - 12;
  assert.match(found("DemandRecord", "x"), `there are id, revision`);
  assert.match(found("DemandRecord", "x"), `and ${others} more`);
});

test.run();
