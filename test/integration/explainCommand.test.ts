/** `demand-pipeline explain`, as it is called. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const test = suite<{ folder: string }>("explain", { folder: "" });
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "explain-"));
  cpSync(join(root, "schemas"), join(context.folder, "schemas"), { recursive: true });
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function explain(folder: string, ...args: readonly string[]) {
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  const command = ["--import", loader, join(root, "generator/main.ts"), "explain", ...args];
  const env = { ...process.env, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") };
  return spawnSync(process.execPath, command, { cwd: folder, encoding: "utf8", env });
}

const schema = "schemas/demand-record.schema.json";

/** Put text into the schema, in place of another. */
function edit(folder: string, from: string, to: string): void {
  const path = join(folder, schema);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

test("a field is explained, with the line of the schema that declares it", ({ folder }) => {
  const { status, stdout, stderr } = explain(folder, schema, "location.source.accuracy");
  assert.is(stderr, "");
  assert.is(status, 0);
  const line = readFileSync(join(folder, schema), "utf8")
    .split("\n")
    .findIndex((text) => text.includes('"accuracy"'));
  assert.match(stdout, `declared    ${schema}:${line + 1}:`);
  assert.match(stdout, "TypeScript  number  widened: a number has 53 bits of precision, not 24");
});

test("a schema is explained, by its file's absolute path too", ({ folder }) => {
  const { status, stdout } = explain(folder, join(folder, schema));
  assert.is(status, 0);
  assert.match(stdout, /^DemandRecord \d/);
  assert.ok(stdout.split("\n").every((line) => line.length <= 100));
});

test("JSON is for programs, and keeps what no terminal should see", ({ folder }) => {
  edit(folder, "The lowest price", "\u009b31m\u202eThe lowest price");
  const { stdout } = explain(folder, "demand_record", "priceMin", "--json");
  assert.not.match(stdout, /[\u009b\u202e]/);
  const { doc, columnPath, systems } = JSON.parse(stdout);
  assert.match(doc, /^\u009b31m\u202eThe lowest price/);
  assert.is(columnPath, "price_min");
  assert.is(systems.length, 6);
  assert.not.match(explain(folder, "demand_record", "priceMin").stdout, /[\u009b\u202e]/);
});

test("a name that is not there is told in one line, with what may have been meant", ({
  folder,
}) => {
  const { status, stdout, stderr } = explain(folder, "DemandRecord", "pricemim");
  assert.is(status, 2);
  assert.is(stdout, "");
  assert.is(
    stderr,
    'demand-pipeline: DemandRecord has no field "pricemim"; did you mean "priceMin"?\n',
  );
});

test("a schema with mistakes is not explained; they are told", ({ folder }) => {
  edit(folder, '"x-scale": 2', '"x-scale": 20');
  const { status, stdout, stderr } = explain(folder, "DemandRecord");
  assert.is(status, 1);
  assert.is(stdout, "");
  assert.match(stderr, /^schemas\/demand-record\.schema\.json:\d+:\d+ - error decimal-scale: /m);
});

test.run();
