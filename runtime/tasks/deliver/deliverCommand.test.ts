import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords, dataOf, eventOf } from "../../../test/support/orderChanges.js";
import { changeBytes } from "../../demand/sample/WireChange.js";
import { sampleChanges } from "../../demand/sampleChanges.js";

interface Context {
  folder: string;
}
const test = suite<Context>("deliver");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "deliver-"));
});

test.after.each(({ folder }) => {
  rmSync(folder, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const task = fileURLToPath(new URL("../deliver.ts", import.meta.url));
const tsconfig = fileURLToPath(new URL("../../../tsconfig.json", import.meta.url));

function deliver(folder: string, ...args: string[]): Promise<Ended> {
  const argv = ["--import", import.meta.resolve("tsx"), task, ...args];
  return new Promise((resolve) => {
    // The package's own name leads to its sources by tsconfig.json, which is in no parent folder.
    const env = { ...process.env, TSX_TSCONFIG_PATH: tsconfig };
    execFile(process.execPath, argv, { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

const changes = sampleChanges({
  count: 20,
  seed: 5,
  misfits: 0.3,
  start: new Date("2024-05-01T09:00:00Z"),
});
const data = changes.map(({ change }) => Buffer.from(changeBytes(change)).toString("base64"));

function writeEvent(folder: string, name: string, items: readonly string[]): void {
  writeFileSync(join(folder, name), JSON.stringify(eventOf(arrivedRecords(items))));
}

test("events are delivered, and the result is one JSON object on standard output", async ({
  folder,
}) => {
  writeEvent(folder, "a.json", data);
  writeEvent(folder, "b.json", ["%", dataOf({ tableName: "others" })]);
  const ended = await deliver(folder, "--event", "a.json", "b.json", "--out", "out");
  assert.is(ended.code, 0, ended.stderr);
  assert.is(ended.stdout.trimEnd().split("\n").length, 1);
  const { objects, misfits, ...counts } = JSON.parse(ended.stdout);
  assert.equal(counts, { received: 22, delivered: 20, quarantined: 2, ignored: 0, failed: 0 });
  assert.ok(misfits > 0);
  assert.is(objects.length, 3);
  for (const key of objects) assert.ok(existsSync(join(folder, "out", key)), key);
  const log = ended.stderr
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  assert.equal(
    log.map(({ reason }) => reason),
    ["not-base64", "not-a-change"],
  );
});

test("records that cannot be stored are failed, and the exit code is 1", async ({ folder }) => {
  writeEvent(folder, "a.json", data);
  writeFileSync(join(folder, "out"), "a file where the directory should be");
  const ended = await deliver(folder, "--event", "a.json", "--out", "out");
  assert.is(ended.code, 1);
  assert.is(JSON.parse(ended.stdout).failed, 20);
  assert.match(ended.stderr, "not stored");
});

test("what is no event is told by file and line, and nothing is delivered", async ({ folder }) => {
  writeEvent(folder, "a.json", data);
  writeFileSync(join(folder, "b.json"), '{"Records": [\n  {"Sns": {}}\n]}');
  const ended = await deliver(folder, "--event", "a.json", "b.json", "--out", "out");
  assert.is(ended.code, 2);
  assert.is(ended.stdout, "");
  assert.match(ended.stderr, /^b\.json:2:3 - error event: \/Records\/0\/kinesis: expected/);
  assert.not.ok(existsSync(join(folder, "out")));
});

test("a wrong option is a mistake of use, told with what there is", async ({ folder }) => {
  const ended = await deliver(folder, "--event", "a.json", "--out", "out", "--env", "x");
  assert.is(ended.code, 2);
  assert.match(ended.stderr, "Allowed choices are dev1, local");
  assert.is(ended.stdout, "");
});

test("--help tells how to use it", async ({ folder }) => {
  const ended = await deliver(folder, "--help");
  assert.is(ended.code, 0);
  assert.match(ended.stdout, "--event <file...>");
});

test.run();
