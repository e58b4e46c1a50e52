/** The command line, as a newcomer and CI call it. */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));
const test = suite<{ folder: string }>("generate", { folder: "" });
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "generate-"));
  cpSync(join(root, "schemas"), join(context.folder, "schemas"), { recursive: true });
  cpSync(join(root, "generated"), join(context.folder, "generated"), { recursive: true });
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Run in a folder of its own, with a locale and a time zone that nothing may depend on. */
function demandPipeline(folder: string, ...args: readonly string[]): Run {
  const loader = join(root, "node_modules/tsx/dist/loader.mjs");
  const tsconfig = { TSX_TSCONFIG_PATH: join(root, "tsconfig.json") };
  return spawnSync(
    process.execPath,
    ["--import", loader, join(root, "generator/main.ts"), ...args],
    {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...tsconfig, LC_ALL: "tr_TR.UTF-8", TZ: "Asia/Kathmandu" },
    },
  );
}

const schema = "schemas/demand-record.schema.json";

test("what is committed is what is generated, wherever that happens", ({ folder }) => {
  const { status, stderr } = demandPipeline(folder, "generate", "--check");
  assert.is(stderr, "");
  assert.is(status, 0);
});

test("drift fails, and names the stale, the missing and the surplus", ({ folder }) => {
  appendFileSync(join(folder, "generated/codec/demandRecord.ts"), "// edited\n");
  rmSync(join(folder, "generated/avro/demandRecord.avsc"));
  writeFileSync(join(folder, "generated/left.ts"), "");
  const { status, stderr } = demandPipeline(folder, "generate", "--check");
  assert.is(status, 1);
  assert.match(stderr, "stale: generated/codec/demandRecord.ts");
  assert.match(stderr, "missing: generated/avro/demandRecord.avsc");
  assert.match(stderr, "surplus: generated/left.ts");
  assert.match(readFileSync(join(folder, "generated/codec/demandRecord.ts"), "utf8"), "// edited");
});

test("a new property reaches every target", ({ folder }) => {
  const path = join(folder, schema);
  const text = readFileSync(path, "utf8");
  const property = `"discountRate": { "x-type": "decimal", "x-precision": 20, "x-scale": 4 },\n    "systemId": {`;
  writeFileSync(path, text.replace('"systemId": {', property));
  const { status } = demandPipeline(folder, "generate");
  assert.is(status, 0);
  const says = (file: string, what: RegExp) =>
    assert.match(readFileSync(join(folder, "generated", file), "utf8"), what);
  says("typescript/demandRecord.ts", /discountRate\?: Decimal;/);
  says("codec/demandRecord.ts", /discount_rate: from\.optional\("discountRate", asDecimal20_4\)/);
  says("avro/demandRecord.avsc", /"name": "discount_rate"/);
  says("parquet/demandRecord.ts", /name: "discount_rate", .*precision: 20, scale: 4/);
  says("athena/demand_record_parquet.sql", /`discount_rate` decimal\(20,4\)/);
  says("athena/demand_record_latest.sql", /"discount_rate"/);
  says("terraform/tables_demand_record.tf", /"discount_rate", hive = "decimal\(20,4\)"/);
});

test("a mistake is told with its place, and nothing is written", ({ folder }) => {
  const path = join(folder, schema);
  writeFileSync(path, readFileSync(path, "utf8").replace('"x-scale": 2', '"x-scale": 20'));
  const { status, stderr } = demandPipeline(folder, "generate");
  assert.is(status, 1);
  assert.match(stderr, /^schemas\/demand-record\.schema\.json:\d+:\d+ - error decimal-scale: /m);
  assert.not.match(stderr, /^\s+at /m);
  assert.is(demandPipeline(folder, "generate", "--check").status, 1);
});

test("what is no command or option is told as such", ({ folder }) => {
  for (const args of [["generat"], ["generate", "--ot", "x"], ["generate", "--format", "xml"]]) {
    const { status, stderr } = demandPipeline(folder, ...args);
    assert.is(status, 2, args.join(" "));
    assert.match(stderr, "error:");
  }
});

test("the same schemas give the same bytes from any folder", ({ folder }) => {
  const elsewhere = mkdtempSync(join(tmpdir(), "elsewhere-"));
  cpSync(join(root, "schemas"), join(elsewhere, "schemas"), { recursive: true });
  const schemas = join(elsewhere, "schemas");
  const { status, stderr } = demandPipeline(folder, "generate", "--check", "--schemas", schemas);
  rmSync(elsewhere, { recursive: true });
  assert.is(stderr, "");
  assert.is(status, 0);
});

test("a folder that is not there is told", ({ folder }) => {
  const { status, stderr } = demandPipeline(folder, "generate", "--schemas", "nowhere");
  assert.is(status, 1);
  assert.match(stderr, "nowhere");
  assert.match(stderr, "--schemas");
});

test("help is no mistake", ({ folder }) => {
  const { status, stdout } = demandPipeline(folder, "generate", "--help");
  assert.is(status, 0);
  assert.match(stdout, "--check");
});

test.run();
