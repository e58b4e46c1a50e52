/** What the planned state machines do, run by a small interpreter with services of the test's. */
import * as assert from "uvu/assert";
import { readTask } from "../../runtime/lambda/backfillWorker/BackfillTask.js";
import { engineTest } from "./harness/engineTest.js";
import { installJsonata } from "./harness/jsonata/installJsonata.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { roots } from "./support/deployment/environments.js";
import { createStateBucket } from "./support/deployment/mockAccount.js";
import { openRootOf } from "./support/deployment/openRoot.js";
import { planOf, resource } from "./support/deployment/Plan.js";
import { projectCopy } from "./support/deployment/projectCopy.js";
import type { Machine } from "./support/stateMachine/definition.js";
import { MachineFailed, runMachine, type Services } from "./support/stateMachine/runMachine.js";

const test = await engineTest(async () => {
  const jsonata = await installJsonata();
  const moto = await startMoto();
  await createStateBucket(moto);
  const plan = await planOf(await openRootOf(await projectCopy(), roots.dev1, moto));
  const machine = (name: string): Machine =>
    JSON.parse(resource(plan, "aws_sfn_state_machine", name).values.definition);
  const run = (name: string, input: unknown, services: Services) =>
    runMachine(
      machine(name),
      { machine: name, id: "this", startTime: "2024-05-10T02:30:00.123Z", input },
      services,
      jsonata,
    );
  return { run };
});

interface Query {
  readonly QueryString: string;
  readonly WorkGroup: string;
}

/** Athena, which notes its queries, and Step Functions, which knows of these runs in turn. */
function compaction(runs: readonly (readonly string[])[] = [["this"]]) {
  const queries: Query[] = [];
  const waits: number[] = [];
  let asked = 0;
  const services: Services = {
    call(resource, input) {
      if (resource.endsWith(":listExecutions")) {
        const running = runs[Math.min(asked++, runs.length - 1)] ?? [];
        return { Executions: running.map((ExecutionArn) => ({ ExecutionArn })) };
      }
      queries.push(input as Query);
      return { QueryExecution: { Status: { State: "SUCCEEDED" } } };
    },
    wait: (seconds) => waits.push(seconds),
  };
  return { services, queries, waits };
}

/** Tell a query by its first word and the days that it names. */
function told({ QueryString }: Query): string {
  const days = /BETWEEN '(\S+)' AND '(\S+)'/.exec(QueryString)?.slice(1) ?? [];
  return [/^\w+/.exec(QueryString)?.[0], ...days].join(" ");
}

test("a night's compaction takes the days in which late records may lie", async ({ run }) => {
  const { services, queries, waits } = compaction();
  assert.equal(await run("compaction", {}, services), [{ record: "demand_record" }]);
  assert.equal(queries.map(told), [
    "MERGE 2024-05-02 2024-05-10",
    "OPTIMIZE 2024-05-02 2024-05-10",
    "VACUUM",
  ]);
  for (const { QueryString, WorkGroup } of queries) {
    assert.is(WorkGroup, "demand-dev1-compaction");
    assert.not.match(QueryString, "${");
    assert.match(QueryString, /"?demand_dev1"?\."?demand_record_history"?/);
  }
  assert.equal(waits, []);
});

test("days that someone names are cut into spans that Athena can write at once", async ({
  run,
}) => {
  const { services, queries } = compaction();
  await run("compaction", { from: "2024-01-01", to: "2024-03-15" }, services);
  assert.equal(queries.map(told), [
    "MERGE 2024-01-01 2024-01-31",
    "OPTIMIZE 2024-01-01 2024-01-31",
    "MERGE 2024-02-01 2024-03-02",
    "OPTIMIZE 2024-02-01 2024-03-02",
    "MERGE 2024-03-03 2024-03-15",
    "OPTIMIZE 2024-03-03 2024-03-15",
    "VACUUM",
  ]);
});

test("one day is a span, too", async ({ run }) => {
  const { services, queries } = compaction();
  await run("compaction", { from: "2024-01-31", to: "2024-01-31" }, services);
  assert.is(queries.map(told)[0], "MERGE 2024-01-31 2024-01-31");
});

test("a compaction waits for those that began before it, not for later ones", async ({ run }) => {
  const { services, queries, waits } = compaction([
    ["later", "this", "earlier"],
    ["later", "this"],
  ]);
  await run("compaction", {}, services);
  assert.equal(waits, [60]);
  assert.is(queries.length, 3);
});

test("a compaction waits where it is not listed yet", async ({ run }) => {
  const { services, waits } = compaction([[], ["this"]]);
  await run("compaction", {}, services);
  assert.equal(waits, [60]);
});

test("a query that fails is tried again, and in the end fails the compaction", async ({ run }) => {
  const { services } = compaction();
  let failures = 0;
  const failing = (until: number): Services => ({
    ...services,
    call(resource, input) {
      if (resource.includes("athena") && failures < until) {
        failures++;
        throw new Error("ICEBERG_OPTIMIZE_MORE_RUNS_NEEDED");
      }
      return services.call(resource, input);
    },
  });
  await run("compaction", {}, failing(3));
  assert.is(failures, 3);
  failures = 0;
  try {
    await run("compaction", {}, failing(Number.POSITIVE_INFINITY));
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), "ICEBERG_OPTIMIZE_MORE_RUNS_NEEDED");
  }
  assert.is(failures, 6);
});

const folder = "nightly/AWSDynamoDB/01693685827463-2d8752fd";
const manifest = Array.from({ length: 40 }, (_, index) => ({
  itemCount: index,
  md5Checksum: "sQMSpEILNgoQmarvDFonGQ==",
  etag: "af83d6f217c19b8b0fff8023d8ca4716-1",
  dataFileS3Key: `AWSDynamoDB/01693685827463-2d8752fd/data/${index}.json.gz`,
}));

/** A worker that takes two invocations for each file, and never delivers the broken ones. */
function backfill(broken: readonly string[] = []) {
  const progress = { lines: 1, counts: {}, done: false };
  const tasks: ReturnType<typeof readTask>[] = [];
  const read: unknown[] = [];
  const services: Services = {
    read(input) {
      read.push(input);
      return manifest;
    },
    call(resource, input) {
      if (resource.endsWith(":describeMapRun")) {
        const [, succeeded, failed] = (input as { MapRunArn: string }).MapRunArn.split(":").map(
          Number,
        );
        const Total = Number(succeeded) + Number(failed);
        return { ItemCounts: { Succeeded: succeeded, Failed: failed, Total } };
      }
      const { FunctionName, Payload } = input as { FunctionName: string; Payload: object };
      assert.match(FunctionName, /:function:demand-backfill-dev1$/);
      const task = readTask(Payload);
      if (broken.includes(task.file.dataFileS3Key)) throw new Error("damaged");
      tasks.push(task);
      return { Payload: { ...Payload, progress, done: "progress" in Payload } };
    },
  };
  return { services, tasks, read };
}

test("a backfill hands every file of the manifest over, until it is done", async ({ run }) => {
  const { services, tasks, read } = backfill();
  await run("backfill", { export: folder }, services);
  assert.equal(read, [
    { Bucket: "demand-archive-dev1-exports", Key: `${folder}/manifest-files.json` },
  ]);
  assert.is(tasks.length, 2 * manifest.length);
  assert.equal(
    tasks.filter(({ progress }) => progress.lines === 1).map(({ file }) => file.dataFileS3Key),
    manifest.map(({ dataFileS3Key }) => dataFileS3Key),
  );
  assert.ok(tasks.every((task) => task.export === folder));
});

test("a file that cannot be delivered stops no other, and fails the backfill at its end", async ({
  run,
}) => {
  const { services, tasks } = backfill([manifest[3]?.dataFileS3Key ?? ""]);
  try {
    await run("backfill", { export: folder }, services);
    assert.unreachable();
  } catch (error) {
    assert.instance(error, MachineFailed);
    assert.match(
      String(error),
      "FilesFailed: 1 of 40 files were not delivered: see s3://results/map-results/1/",
    );
  }
  assert.is(tasks.length, 2 * (manifest.length - 1));
});

test("where many files fail, a backfill stops for a redrive", async ({ run }) => {
  const { services } = backfill(manifest.slice(0, 5).map(({ dataFileS3Key }) => dataFileS3Key));
  try {
    await run("backfill", { export: folder }, services);
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), "damaged");
  }
});

test.run();
