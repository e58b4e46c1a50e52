/**
 * The life of an environment on the mock AWS: applied, used, changed, destroyed. Each test stands on
 * what those before it have done.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import {
  DescribeKinesisStreamingDestinationCommand,
  DynamoDBClient,
} from "@aws-sdk/client-dynamodb";
import { GetTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import * as assert from "uvu/assert";
import { handler } from "../../build/bundle.js";
import { putRecords } from "../../runtime/tasks/demo/putRecords.js";
import { runtimeVariables } from "../../runtime/tasks/Environment.js";
import { compareTables } from "../support/e2e/compareTables.js";
import { makeSource } from "../support/e2e/Source.js";
import { kinesisEvent } from "../support/eventSource/kinesisEvent.js";
import { functionOptions } from "../support/functionOptions.js";
import { engineTest } from "./harness/engineTest.js";
import { startMoto } from "./harness/moto/startMoto.js";
import { addColumn } from "./support/deployment/addColumn.js";
import { downloadArchive } from "./support/deployment/downloadArchive.js";
import { environment, roots } from "./support/deployment/environments.js";
import {
  clientOf,
  createStateBucket,
  kinesisOf,
  stateBucket,
} from "./support/deployment/mockAccount.js";
import { openRootOf } from "./support/deployment/openRoot.js";
import { planOf } from "./support/deployment/Plan.js";
import { projectCopy } from "./support/deployment/projectCopy.js";
import { publishedMetrics } from "./support/deployment/publishedMetrics.js";
import { readFunction } from "./support/deployment/readFunction.js";
import { readStream } from "./support/deployment/readStream.js";
import { processEnvironment, runDeployed, unpack } from "./support/deployment/runDeployed.js";
import { watchedMetrics } from "./support/deployment/watchedMetrics.js";

const delivery = "demand-delivery-dev1";

const test = await engineTest(async () => {
  const moto = await startMoto();
  await createStateBucket(moto);
  const project = await projectCopy();
  const root = await openRootOf(project, roots.dev1, moto);
  await root.run("apply", "-auto-approve");
  const archive = join(project, "dist", "functions", "deliveryWorker.zip");
  return { moto, project, root, archive, config: environment("dev1", project) };
});

test("a second plan is empty", async ({ root }) => {
  const { code, stdout } = await root.attempt("plan", "-detailed-exitcode");
  assert.is(code, 0, stdout);
});

test("the table streams to Kinesis in microseconds", async ({ moto }) => {
  const describe = new DescribeKinesisStreamingDestinationCommand({ TableName: "demand-dev1" });
  const { KinesisDataStreamDestinations } = await new DynamoDBClient(clientOf(moto)).send(describe);
  assert.equal(KinesisDataStreamDestinations, [
    {
      StreamArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/demand-changes-dev1",
      DestinationStatus: "ACTIVE",
      ApproximateCreationDateTimePrecision: "MICROSECOND",
    },
  ]);
});

test("the deployed function is the package that was built, told what the tasks are told", async ({
  moto,
  archive,
  config,
}) => {
  const deployed = await readFunction(moto, delivery);
  const digest = createHash("sha256").update(readFileSync(archive)).digest("base64");
  assert.is(deployed.CodeSha256, digest);
  assert.equal([deployed.Handler, deployed.Runtime], [handler, "nodejs22.x"]);
  assert.equal(deployed.Architectures, ["arm64"]);
  assert.equal(parsed(deployed.Environment.Variables), {
    ...parsed(runtimeVariables(config)),
    NODE_OPTIONS: functionOptions,
  });
});

/** Two spellings of the same tables are one. */
function parsed({
  PIPELINE_TABLES = "",
  ...variables
}: Readonly<Record<string, string | undefined>>) {
  return { ...variables, tables: JSON.parse(PIPELINE_TABLES) };
}

test("the deployed function delivers what is on the deployed stream", async ({
  moto,
  archive,
  config,
}) => {
  const source = makeSource(500, 11, "demand-dev1");
  await putRecords(kinesisOf(moto), config.stream.name, source.records, () => undefined);
  const stream = await readStream(moto, config.stream.name);
  assert.is(stream.records().length, source.records.length);
  const journal = await runDeployed(delivery, archive, stream, moto);
  const passed = stream.records().filter((record) => journal.fateOf(record) === "passed");
  assert.is(passed.length, source.records.length);
  const folder = await downloadArchive(moto, config.archive.bucket, config.archive.prefix);
  const { differences, quarantined } = await compareTables(folder, source, passed);
  assert.equal({ differences, quarantined }, { differences: [], quarantined: source.poison });
});

test("alarms and dashboard look at metrics that the function publishes", async ({
  moto,
  root,
  archive,
  config,
}) => {
  const configuration = await readFunction(moto, delivery);
  const stream = await readStream(moto, config.stream.name);
  const published = await publishedMetrics(
    unpack(archive, configuration),
    processEnvironment(configuration, moto),
    kinesisEvent(stream.arn, stream.records().slice(0, 20)),
  );
  const watched = watchedMetrics(await planOf(root), "DemandPipeline");
  assert.ok(watched.length > 5);
  for (const metric of watched) {
    assert.ok(
      published.some((each) => isDeepStrictEqual(each, metric)),
      JSON.stringify(metric),
    );
  }
});

test("a column that is added changes the tables in place, and nothing else but the compaction", async ({
  moto,
  project,
  root,
}) => {
  await addColumn(project, "giftMessage", {
    type: "string",
    description: "Goes with the tickets.",
  });
  const { changes } = await planOf(root);
  const changed = changes.filter(({ change }) => change.actions.join() !== "no-op");
  const managed = changed.filter(({ change }) => change.actions.join() !== "read");
  for (const { address, type, change } of managed) {
    assert.equal(change.actions, ["update"], address);
    assert.ok(["aws_glue_catalog_table", "aws_sfn_state_machine"].includes(type), address);
  }
  await root.run("apply", "-auto-approve");
  for (const name of ["demand_record_parquet", "demand_record_avro"]) {
    const get = new GetTableCommand({ DatabaseName: "demand_dev1", Name: name });
    const { Table } = await new GlueClient(clientOf(moto)).send(get);
    const { Name, Type, Comment } = Table?.StorageDescriptor?.Columns?.at(-1) ?? {};
    assert.equal([Name, Type, Comment], ["gift_message", "string", "Goes with the tickets."]);
  }
  assert.is((await root.attempt("plan", "-detailed-exitcode")).code, 0);
});

test("destroying leaves nothing but Terraform's state", async ({ moto, root }) => {
  await root.run("destroy", "-auto-approve");
  const { Buckets = [] } = await new S3Client(clientOf(moto)).send(new ListBucketsCommand());
  assert.equal(
    Buckets.map(({ Name }) => Name),
    [stateBucket],
  );
});

test.run();
