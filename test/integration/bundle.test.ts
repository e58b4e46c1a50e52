import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { buildFunctions, type FunctionPackage } from "../../build/buildFunctions.js";
import { type UnzippedFile, unzip } from "../support/unzip.js";

const project = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "demand-pipeline-bundle-"));
const variables = {
  AWS_REGION: "eu-west-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
  // Nothing listens there: the function starts without S3, too.
  AWS_ENDPOINT_URL_S3: "http://127.0.0.1:9",
  PIPELINE_ENVIRONMENT: "test",
  PIPELINE_TABLES: JSON.stringify({ demand: { recordTypes: ["DemandRecord"] } }),
  PIPELINE_BUCKET: "archive",
  PIPELINE_PREFIX: "",
  PIPELINE_FORMATS: "parquet",
  PIPELINE_PARQUET_COMPRESSION: "snappy",
  PIPELINE_PROJECTION_START: "2024-01-01",
};

let packages: readonly FunctionPackage[] = [];
const test = suite();

test.before(async () => {
  packages = await buildFunctions(project, join(folder, "built"));
});

test.after(() => rmSync(folder, { recursive: true }));

/** Unpack the delivery function where no package can be found. */
function unpacked(): string {
  const task = mkdtempSync(join(folder, "task-"));
  for (const { path, bytes } of filesOf("deliveryWorker")) {
    writeFileSync(join(task, path), bytes);
  }
  return task;
}

function filesOf(name: string): UnzippedFile[] {
  return unzip(readFileSync(join(folder, "built", `${name}.zip`)));
}

function textOf(name: string, path: string): string {
  const file = filesOf(name).find((candidate) => candidate.path === path);
  return Buffer.from(file?.bytes ?? []).toString();
}

test("every function is built, the delivery among them", () => {
  assert.ok(packages.some(({ name }) => name === "deliveryWorker"));
  for (const { name, bytes } of packages) {
    assert.equal(
      filesOf(name).map(({ path }) => path),
      ["LICENCES.txt", "index.mjs", "index.mjs.map", "kernel.wasm"],
    );
    assert.ok(bytes < 4 * 1024 * 1024, `${name} has grown to ${bytes} bytes`);
  }
});

test("the same sources give the same bytes, and none tells where the project lies", async () => {
  const again = join(folder, "again");
  for (const { name, file } of await buildFunctions(project, again)) {
    const archive = readFileSync(file);
    assert.ok(archive.equals(readFileSync(join(folder, "built", `${name}.zip`))), name);
    assert.is(archive.indexOf(project), -1);
  }
});

test("the bundled handler answers with nothing beside it", () => {
  const call = `
    const { handler } = await import("./index.mjs");
    console.log(JSON.stringify(await handler({ Records: [] }, { getRemainingTimeInMillis: () => 60000 })));
  `;
  const output = execFileSync(process.execPath, ["--input-type=module", "-e", call], {
    cwd: unpacked(),
    env: { PATH: process.env.PATH, ...variables },
    encoding: "utf8",
  });
  assert.ok(output.split("\n").includes('{"batchItemFailures":[]}'), output);
});

test("a stack trace names the functions, and with the source map the sources", () => {
  const folder = unpacked();
  const { stderr } = spawnSync(process.execPath, ["index.mjs"], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...variables, PIPELINE_BUCKET: "" },
    encoding: "utf8",
  });
  assert.match(stderr, /ConfigError: PIPELINE_BUCKET/);
  const [, line, column] = stderr.match(/at readConfig .*index\.mjs:(\d+):(\d+)/) ?? [];
  const map = new SourceMap(JSON.parse(readFileSync(join(folder, "index.mjs.map"), "utf8")));
  const origin = map.findOrigin(Number(line), Number(column));
  assert.match("fileName" in origin ? origin.fileName : "", /runtime\/config\.ts$/);
});

test("the licences of the packages in the bundle are with it", () => {
  const licences = textOf("deliveryWorker", "LICENCES.txt");
  assert.match(licences, /^@aws-lambda-powertools\/logger \d[\d.]+ \(MIT-0\)$/m);
  assert.match(licences, /^@aws-sdk\/client-s3 \d[\d.]+ \(Apache-2\.0\)$/m);
  assert.match(licences, "Apache License");
});

test.run();
