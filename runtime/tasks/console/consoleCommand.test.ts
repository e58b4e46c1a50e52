/** The console as it is typed: output, exit codes, and what is said of mistakes. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { DynamoDBConnection } from "../../../test/support/DynamoDBConnection.js";
import { deliverSample, type SampleArchive } from "../../../test/support/e2e/deliverSample.js";

const task = fileURLToPath(new URL("../task.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "console-command-"));
const test = suite();
let sample: SampleArchive;

test.before(async () => {
  sample = await deliverSample(folder, 30);
});

test.after(() => rmSync(folder, { recursive: true }));

test("sql prints one JSON object", async () => {
  const query = "SELECT count(*) AS n FROM demand_record_changes";
  const { code, stdout, stderr } = await run("sql", query, "--archive", folder, "--json");
  assert.is(stdout, '{"columns":["n"],"rows":[["30"]]}\n', stderr);
  assert.is(code, 0);
});

test("decode tells where a payload does not fit, and ends with 1", async () => {
  const file = join(folder, ".payload.json");
  writeFileSync(file, '{\n  "eventID": 7\n}');
  const { code, stdout } = await run("decode", file);
  assert.match(stdout, `${file}:2:14 - error not-a-change: /eventID: expected a text`);
  assert.is(code, 1);
});

test("a mistake is told without a stack trace, and ends with 2", async () => {
  const { code, stderr } = await run("show", "nobody's", "--archive", folder);
  assert.match(stderr, "nobody's - error key: there is no such object, and no item of that key");
  assert.not.match(stderr, "    at ");
  assert.is(code, 2);
});

test("reconcile shows differences to the digit, and ends with 1", async () => {
  const dynamo = await DynamoDBConnection.start();
  const item = sample.changes.at(-1)?.write.newImage ?? {};
  const id = item.id?.S ?? "";
  await dynamo.createTable("demand", [{ ...item, settledAmount: { N: "0.000000001" } }]);
  const { code, stdout, stderr } = await run("reconcile", "--archive", folder, {
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
  await dynamo.stop();
  assert.match(stdout, /^demand and demand_record_latest: 1 items, 0 the same, 0 missing/, stderr);
  assert.match(
    stdout,
    `different: {"id":{"S":"${id}"}}\n  /settledAmount: the item has 0.000000001`,
  );
  assert.is(code, 1);
});

type Argument = string | Readonly<Record<string, string>>;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(...given: Argument[]): Promise<Ended> {
  const args = given.filter((argument) => typeof argument === "string");
  const variables = given.filter((argument) => typeof argument === "object");
  const argv = ["--import", import.meta.resolve("tsx"), task, "console", ...args];
  const env = Object.assign({ ...process.env }, ...variables);
  return new Promise((resolve) => {
    execFile(process.execPath, argv, { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

test.run();
