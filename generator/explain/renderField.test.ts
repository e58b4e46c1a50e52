import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  decimalOf,
  demandModel,
  demandRecord,
  fieldOf,
  modelOf,
  recordOf,
  value,
} from "../../test/support/demandModel.js";
import { journeysOf } from "../model/journey.js";
import type { Field } from "../model/model.js";
import { renderField } from "./renderField.js";

function explained(field: Field, width = 100): string[] {
  const record = recordOf("Order", [field]);
  return journeysOf(modelOf(record), record).flatMap((journey) => renderField(journey, width));
}

test("a field's whole journey is told", () => {
  const price = fieldOf("priceMin", decimalOf(12, 2), {
    doc: "The lowest price.",
    presence: "optional",
    nullable: true,
    default: "1.00",
    aliases: ["price"],
  });
  assert.equal(explained(price), [
    "Order.price_min: decimal(12,2), optional, nullable",
    "The lowest price.",
    "",
    "declared    schemas/demand-record.schema.json:1:1 #/properties/priceMin",
    "from        attribute priceMin as N or NULL",
    "null        where the item has none, or NULL, which change_rescued_data tells",
    'default     "1.00"',
    "earlier     price",
    "",
    "system      type                   fidelity",
    "TypeScript  Decimal | null         widened: does not say precision and scale",
    "DynamoDB    N or NULL              exact",
    "Avro        bytes (decimal 12, 2)  exact",
    "Parquet     INT64 (DECIMAL 12, 2)  exact",
    "Athena      decimal(12,2)          exact",
    "Iceberg     decimal(12,2)          exact",
  ]);
});

test("a derived field names its function, an accepted loss its reason", () => {
  const kind = { kind: "enum", symbols: ["A", "B"], unknown: "keep" } as const;
  const lines = explained(
    fieldOf("state", value(kind), {
      derived: { function: "stateOf", from: ["id", "at"] },
      acceptedLosses: { avro: "nobody reads it" },
    }),
  );
  assert.ok(lines.includes("from        stateOf(id, at)"));
  assert.ok(lines.includes("symbols     A B"));
  assert.not.ok(lines.some((line) => line.startsWith("DynamoDB")));
  const [avro = ""] = lines.filter((line) => line.startsWith("Avro"));
  assert.match(avro, "widened: does not list the symbols; accepted: nobody reads it");
});

test("a struct's members follow, those of its structs with another dot", () => {
  const [location] = journeysOf(demandModel, demandRecord).filter(
    ({ field }) => field.name === "location",
  );
  const lines = location === undefined ? [] : renderField(location, 100);
  assert.match(
    lines.at(-1) ?? "",
    /^\.\.accuracy {2}float32 +required +accuracy N +1 +TypeScript$/,
  );
});

test("every line keeps to the width", () => {
  for (const width of [60, 100]) {
    for (const journey of journeysOf(demandModel, demandRecord)) {
      for (const line of renderField(journey, width)) assert.ok(line.length <= width, line);
    }
  }
});

test.run();
