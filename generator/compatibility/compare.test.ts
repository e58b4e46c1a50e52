import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  decimalOf,
  fieldOf,
  float64,
  int32,
  int64,
  listOf,
  modelOf,
  recordOf,
  structOf,
  text,
  value,
} from "../../test/support/demandModel.js";
import type { EnumType, Field, Model, RecordModel } from "../model/model.js";
import { audiences } from "./audiences.js";
import { fieldChangeKinds, recordChangeKinds } from "./Change.js";
import { compare } from "./compare.js";
import { judgedKinds } from "./judge.js";
import { renderMatrix } from "./renderMatrix.js";

const id = fieldOf("id", text, { key: "partition" });

function model(fields: readonly Field[], rest: Partial<RecordModel> = {}): Model {
  return modelOf(recordOf("Order", [id, ...fields], rest));
}

/** Give each change as `path kind`, with the audiences that it breaks. */
function changes(before: Model, after: Model): Record<string, string> {
  return Object.fromEntries(
    compare(before, after).changes.map(({ change, verdicts }) => {
      const broken = Object.entries(verdicts).filter(([, { level }]) => level === "breaking");
      const path = "path" in change ? `${change.path} ` : "";
      return [path + change.kind, broken.map(([name]) => name).join(" ")];
    }),
  );
}

function closed(...symbols: readonly string[]): EnumType {
  return { kind: "enum", symbols, unknown: "misfit" };
}

const note = fieldOf("note", text, { presence: "optional" });

test("nothing is found where nothing changed", () => {
  assert.equal(changes(model([note]), model([note])), {});
  assert.equal(renderMatrix([]), ["Nothing changed that anyone would notice."]);
});

test("a document's text is no change", () => {
  assert.equal(
    changes(model([note]), model([{ ...note, doc: "What it says.", deprecated: true }])),
    {},
  );
});

test("an optional field may be added, a required one may not", () => {
  assert.equal(changes(model([]), model([note])), { "note field-added": "" });
  const required = { ...note, presence: "required" } as const;
  assert.equal(changes(model([]), model([required])), { "note field-added": "producers items" });
});

test("a removed field breaks whoever names it", () => {
  assert.equal(changes(model([note]), model([])), {
    "note field-removed": "athena producers consumers",
  });
});

test("a rename is told from a removal by its alias, and keeps files readable", () => {
  const renamed = fieldOf("remark", text, {
    presence: "optional",
    aliases: ["note"],
    earlierColumns: ["note"],
    attribute: "note",
  });
  assert.equal(changes(model([note]), model([renamed])), {
    "remark field-renamed": "athena producers consumers",
  });
  assert.equal(changes(model([note]), model([{ ...renamed, attribute: "remark" }])), {
    "remark field-renamed": "athena producers consumers items",
    "remark attribute-renamed": "items",
  });
});

test("a new name of the same column is no change of tables", () => {
  const renamed = fieldOf("remark", text, { presence: "optional", column: "note" });
  const aliased = { ...renamed, aliases: ["note"] };
  assert.equal(changes(model([note]), model([{ ...aliased, attribute: "note" }])), {
    "remark field-renamed": "producers consumers",
  });
});

test("another column is found by its earlier name, were the property's the same", () => {
  const moved = { ...note, column: "remark" };
  assert.equal(changes(model([note]), model([{ ...moved, earlierColumns: ["note"] }])), {
    "note column-renamed": "athena",
  });
  assert.equal(changes(model([note]), model([moved])), {
    "note column-renamed": "avroBackward parquet athena",
  });
});

test("a member of a struct has no earlier names in Parquet", () => {
  const struct = (field: Field) => fieldOf("line", value(structOf("Line", [field]), "M"));
  const renamed = fieldOf("remark", text, {
    ...note,
    name: "remark",
    column: "remark",
    aliases: ["note"],
    earlierColumns: ["note"],
  });
  assert.equal(changes(model([struct(note)]), model([struct(renamed)])), {
    "line.remark field-renamed": "parquet athena producers consumers",
  });
});

test("int32 may become int64, but not the other way", () => {
  const [narrow, wide] = [fieldOf("n", int32), fieldOf("n", int64)];
  assert.equal(changes(model([narrow]), model([wide])), {
    "n retyped": "avroForward producers consumers",
  });
  assert.equal(changes(model([wide]), model([narrow])), {
    "n retyped": "avroBackward parquet athena producers consumers items",
  });
});

test("a decimal's digits are part of its type in every file", () => {
  const [narrow, wide] = [fieldOf("d", decimalOf(10, 2)), fieldOf("d", decimalOf(12, 2))];
  assert.equal(changes(model([narrow]), model([wide])), {
    "d retyped": "avroBackward avroForward parquet athena",
  });
  assert.equal(changes(model([wide]), model([narrow])), {
    "d retyped": "avroBackward avroForward parquet athena items",
  });
});

test("what a list holds counts like the field itself", () => {
  const [narrow, wide] = [fieldOf("l", listOf(int32)), fieldOf("l", listOf(float64))];
  assert.equal(changes(model([narrow]), model([wide])), {
    "l retyped": "avroForward parquet athena",
  });
});

test("a struct's members are compared one by one, at any depth", () => {
  const struct = (...fields: readonly Field[]) =>
    fieldOf("lines", listOf(value(structOf("Line", fields), "M")));
  assert.equal(
    changes(model([struct(fieldOf("sku", text))]), model([struct(fieldOf("sku", text), note)])),
    {
      "lines[].note field-added": "",
    },
  );
});

test("symbols of an open enum come and go, those of a closed one do not", () => {
  const field = (type: EnumType) => fieldOf("state", value(type));
  const open = (...symbols: readonly string[]): EnumType => ({
    kind: "enum",
    symbols,
    unknown: "keep",
  });
  assert.equal(changes(model([field(open("A"))]), model([field(open("A", "B"))])), {
    "state symbols-added": "",
  });
  assert.equal(changes(model([field(closed("A"))]), model([field(closed("A", "B"))])), {
    "state symbols-added": "consumers",
  });
  assert.equal(changes(model([field(closed("A", "B"))]), model([field(closed("A"))])), {
    "state symbols-removed": "producers items",
  });
});

test("presence and null break the one side or the other", () => {
  const required = { ...note, presence: "required" } as const;
  assert.equal(changes(model([note]), model([required])), {
    "note made-required": "producers items",
  });
  assert.equal(changes(model([required]), model([note])), { "note made-optional": "consumers" });
  assert.equal(changes(model([note]), model([{ ...note, nullable: true }])), {
    "note made-nullable": "consumers",
  });
  assert.equal(changes(model([{ ...note, nullable: true }]), model([note])), {
    "note made-not-null": "producers items",
  });
});

test("an order of columns is nobody's concern but SELECT *'s", () => {
  const other = fieldOf("other", text);
  assert.equal(changes(model([note, other]), model([other, note])), { "fields-reordered": "" });
});

test("a table's key, name and formats are the record's own changes", () => {
  const table = { name: "orders", formats: ["parquet"] } as const;
  assert.equal(changes(model([]), model([], { table })), {
    "table-renamed": "parquet athena",
    "format-removed": "athena",
  });
  assert.equal(changes(model([]), model([], { key: ["id", "note"] })), {
    "key-changed": "athena items",
  });
});

test("a record may come, and breaks everything when it goes", () => {
  const two = modelOf(recordOf("Order", [id]), recordOf("Refund", [id]));
  assert.equal(changes(model([]), two), { "record-added": "" });
  assert.equal(changes(two, model([])), {
    "record-removed": "avroBackward parquet athena producers consumers items",
  });
});

test("a break needs a new major version", () => {
  const before = model([note], { version: "1.4" });
  assert.equal(compare(before, model([], { version: "1.5" })).unannounced, ["Order"]);
  assert.equal(compare(before, model([], { version: "2.0" })).unannounced, []);
  assert.equal(
    compare(before, model([note, fieldOf("n", int32, { presence: "optional" })])).unannounced,
    [],
  );
});

test("every kind of change is judged, for every audience", () => {
  assert.equal([...judgedKinds].sort(), [...recordChangeKinds, ...fieldChangeKinds].sort());
  const [removal] = compare(model([note]), model([])).changes;
  assert.equal(Object.keys(removal?.verdicts ?? {}), Object.keys(audiences));
});

test("the matrix names the place, the reason and the safe way", () => {
  const lines = renderMatrix(compare(model([note]), model([])).changes).join("\n");
  assert.match(lines, "schemas/demand-record.schema.json:1 - Order.note: field removed");
  assert.match(lines, "BREAKS: queries that name the column fail; deprecate it");
});

test.run();
