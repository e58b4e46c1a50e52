import { test } from "uvu";
import * as assert from "uvu/assert";
import { fieldOf, int32, modelOf, recordOf, text } from "../../test/support/demandModel.js";
import { Report } from "../diagnostics.js";
import { manifestFile } from "../manifest.js";
import { lower } from "../model/lower.js";
import type { Field, Model } from "../model/model.js";
import type { GeneratedFile } from "../targets/target.js";
import { compareFiles } from "./compareFiles.js";
import { type DriftedFile, explainDrift } from "./explainDrift.js";
import { renderDrift } from "./renderDrift.js";

function modelWith(...fields: readonly Field[]): Model {
  return modelOf(recordOf("Order", [fieldOf("id", text), ...fields]));
}

interface Generation {
  readonly model: Model;
  readonly files: readonly GeneratedFile[];
}

function generation(model: Model, generator = "1.0.0", schema = "schema"): Generation {
  const record = model.records[0];
  const lines = (record?.fields ?? []).map((field) => `  \`${field.column}\` ${field.type.kind},`);
  const ddl = { path: "ddl.sql", text: `TABLE order (\n${lines.join("\n")}\n)\n` };
  const ledger = lower(model, new Report());
  const schemas = new Map([["schemas/order.schema.json", schema]]);
  return { model, files: [ddl, manifestFile(generator, schemas, [ddl], model, ledger)] };
}

/** Explain how a folder that holds one generation differs from another. */
function explain(
  folder: Generation,
  now: Generation,
  edits: Record<string, string> = {},
): DriftedFile[] {
  const present = new Map(folder.files.map(({ path, text }) => [path, text]));
  for (const [path, text] of Object.entries(edits)) present.set(path, text);
  return explainDrift({
    drift: compareFiles(present, now.files),
    expected: now.files,
    model: now.model,
    read: (path) => present.get(path) as string,
    recorded: JSON.parse(folder.files.at(-1)?.text as string),
  });
}

test("nothing differs where nothing changed", () => {
  const same = generation(modelWith());
  assert.equal(explain(same, same), []);
});

test("a changed schema is named, and the line behind each hunk", () => {
  const before = generation(modelWith(fieldOf("note", text)));
  const added = fieldOf("quantity", int32);
  const after = generation(modelWith(fieldOf("note", text), added), "1.0.0", "changed");
  const [ddl] = explain(before, after);
  assert.equal(ddl?.cause, { kind: "schema", schemas: ["schemas/order.schema.json"] });
  assert.equal(
    ddl?.hunks.map(({ sources }) => sources),
    [[added.source]],
  );
  assert.ok(ddl?.hunks[0]?.lines.includes("+  `quantity` int32,"));
});

test("a field that is gone is named by its pointer", () => {
  const before = generation(modelWith(fieldOf("note", text)));
  const after = generation(modelWith(), "1.0.0", "changed");
  const lines = renderDrift("out", explain(before, after), "text");
  assert.ok(
    lines.some((line) => line.endsWith("from schemas/demand-record.schema.json#/properties/note")),
  );
});

test("an edited file is told from a stale one", () => {
  const same = generation(modelWith());
  const [ddl] = explain(same, same, { "ddl.sql": "-- mine\n" });
  assert.equal(ddl?.cause, { kind: "hand" });
  assert.is(ddl?.state, "stale");
});

test("an upgraded generator is told from a changed schema", () => {
  const [manifest] = explain(generation(modelWith()), generation(modelWith(), "1.1.0"));
  assert.equal(manifest?.cause, { kind: "generator", from: "1.0.0", to: "1.1.0" });
});

test("a file of nobody's is to be moved", () => {
  const same = generation(modelWith());
  const drift = explain(same, same, { "mine.md": "" });
  assert.equal(renderDrift("out", drift, "text").slice(0, 1), [
    "surplus: out/mine.md - nothing generates it; move it elsewhere",
  ]);
});

test("GitHub shows drift at its line", () => {
  const same = generation(modelWith());
  const drift = explain(same, same, { "ddl.sql": "-- mine\n" });
  assert.match(
    renderDrift("out", drift, "github").join(),
    /^::error file=out\/ddl\.sql,line=1,title=stale::/,
  );
});

test.run();
