import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readConfig } from "../config.js";
import { demandRecordTypes } from "../recordTypes.js";
import { runtimeVariables } from "./Environment.js";
import { environmentNames, loadEnvironment } from "./loadEnvironment.js";
import { UserError } from "./UserError.js";

const test = suite<{ folder: string }>("loadEnvironment");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "environments-"));
});

test.after.each(({ folder }) => {
  rmSync(folder, { recursive: true });
});

test("the package has five environments", () => {
  assert.equal(environmentNames(), ["dev1", "local", "preprod1", "prod1", "qa1"]);
});

for (const name of environmentNames()) {
  test(`${name} is in order, and the function's configuration comes of it`, () => {
    const environment = loadEnvironment(name);
    const variables = runtimeVariables(environment);
    // Not every Node that runs the tests has the compression of Lambda's.
    const config = readConfig(
      { ...variables, PIPELINE_PARQUET_COMPRESSION: "none" },
      demandRecordTypes,
    );
    const { archive } = environment;
    assert.is(config.environment, name);
    assert.is(config.bucket, archive.bucket);
    assert.is(config.prefix, archive.prefix);
    assert.equal(config.formats, archive.formats);
    assert.equal(Object.keys(config.tables), Object.keys(environment.tables));
    assert.is(variables.PIPELINE_PARQUET_COMPRESSION, archive.parquetCompression);
    assert.is(variables.POWERTOOLS_LOG_LEVEL, environment.function.logLevel);
  });
}

/** Change values of the local environment, by `section/name`; undefined takes one away. */
function problems(folder: string, changes: Readonly<Record<string, unknown>>): string[] {
  const local = structuredClone(loadEnvironment("local"));
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split("/");
    const last = names.pop() ?? "";
    const parent = names.reduce<object>((object, name) => Reflect.get(object, name), local);
    if (value === undefined) Reflect.deleteProperty(parent, last);
    else Reflect.set(parent, last, value);
  }
  writeFileSync(join(folder, "local.json"), JSON.stringify(local, null, 2));
  try {
    loadEnvironment("local", folder);
    return [];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message.split("\n").map((line) => line.slice(folder.length + 1));
  }
}

test("all faults are told at once, each with its line and the way out", ({ folder }) => {
  const found = problems(folder, {
    "archive/formats": ["orc"],
    "archive/colour": "red",
    "eventSource/batchSize": 0,
    "athena/workgroup": undefined,
  });
  assert.equal(found.map(withoutPlace), [
    "must be one of parquet, avro",
    "colour is not known here. Where and how changes are stored.",
    "batchSize must be >= 1",
    "athena must have required property 'workgroup'. How the archive is queried.",
  ]);
  const lines = found.map((line) => Number(/^local\.json:(\d+):\d+ - /.exec(line)?.[1]));
  assert.equal(
    lines,
    lines.toSorted((a, b) => a - b),
  );
});

function withoutPlace(line: string): string {
  return line.replace(/^.* - error environment: /, "");
}

test("an unknown environment is told with those that there are", ({ folder }) => {
  writeFileSync(join(folder, "a.json"), "{}");
  writeFileSync(join(folder, "b.json"), "{}");
  assert.throws(
    () => loadEnvironment("c", folder),
    (error: Error) => error.message === "--env - error environment: no c; there are a, b",
  );
});

test("an environment has its file's name", ({ folder }) => {
  assert.equal(problems(folder, { environment: "dev9" }).map(withoutPlace), [
    "must be local, as the file's name",
  ]);
});

test("records are given up before the stream loses them", ({ folder }) => {
  const ages = { "eventSource/maximumRecordAgeSeconds": 86_400, "stream/retentionHours": 24 };
  const found = problems(folder, ages);
  assert.is(found.length, 1);
  assert.match(found[0] ?? "", "must be below stream.retentionHours");
});

test("a provisioned stream has a number of shards", ({ folder }) => {
  const found = problems(folder, { "stream/shards": undefined });
  assert.is(found.length, 1);
  assert.match(found[0] ?? "", "must have required property 'shards'");
});

test.run();
