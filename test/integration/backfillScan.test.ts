/** Backfills from scans of a table, by the task as it is called, against a DynamoDB server. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteItemCommand } from "@aws-sdk/client-dynamodb";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { Random } from "../../runtime/demand/sample/Random.js";
import { sampleItem } from "../../runtime/demand/sample/sampleItem.js";
import type { BackfillSummary } from "../../runtime/tasks/backfill/runBackfill.js";
import { DynamoDBConnection } from "../support/DynamoDBConnection.js";
import { filesBelow, queryArchive } from "../support/demandArchive.js";
import { runTask, type TaskRun } from "../support/runTask.js";

const root = mkdtempSync(join(tmpdir(), "backfill-scan-"));
const test = suite();
let database: DynamoDBConnection;

test.before.each(async () => {
  database = await DynamoDBConnection.start();
});

test.after.each(() => database.stop());

test.after(() => rmSync(root, { recursive: true }));

function itemsOf(count: number, attributes: AttributeMap = {}): AttributeMap[] {
  const random = new Random(1);
  const at = new Date("2024-04-01T00:00:00Z");
  return Array.from({ length: count }, (_, index) => ({
    ...sampleItem(random, `HOST.${index}`, at),
    ...attributes,
  }));
}

function folders() {
  const folder = mkdtempSync(join(root, "test-"));
  return { archive: join(folder, "archive"), checkpoint: join(folder, "checkpoint") };
}

function argvOf({ archive, checkpoint }: ReturnType<typeof folders>, ...more: string[]) {
  const places = ["--archive", archive, "--checkpoint", checkpoint];
  return ["backfill", "--json", "--rcu", "100000", ...places, ...more, "--scan"];
}

function run(argv: readonly string[], options: TaskRun = {}) {
  const environment = { AWS_ENDPOINT_URL_DYNAMODB: database.endpoint };
  return runTask(argv, { ...options, environment });
}

async function backfill(argv: readonly string[]): Promise<BackfillSummary> {
  const { code, stdout, stderr } = await run(argv);
  assert.is(code, 0, stderr);
  return JSON.parse(stdout);
}

const idsIn = (view: string) =>
  `SELECT count(*) AS n, count(DISTINCT id) AS ids FROM demand_record_${view}`;

test("a scan delivers every item once; to call the task again, or anew, is harmless", async () => {
  await database.createTable("demand", itemsOf(200));
  const own = folders();
  const first = await backfill(argvOf(own));
  assert.equal([first.source, first.table, first.parts], ["scan", "demand", 4]);
  assert.equal([first.received, first.delivered, first.problems], [200, 200, []]);
  assert.equal(await queryArchive(own.archive, idsIn("changes")), [{ n: "200", ids: "200" }]);
  const files = filesBelow(own.archive);

  const again = await backfill(argvOf(own));
  assert.equal([again.id, again.delivered], [first.id, 200]);
  assert.equal(filesBelow(own.archive), files);

  const anew = await backfill(argvOf(own, "--restart"));
  assert.is.not(anew.id, first.id);
  assert.equal(await queryArchive(own.archive, idsIn("latest")), [{ n: "200", ids: "200" }]);
});

test("rows of a scan are of its segments, five minutes older than its begin", async () => {
  await database.createTable("demand", itemsOf(20));
  const own = folders();
  const before = Date.now();
  const { id } = await backfill(argvOf(own, "--segments", "2"));
  const rows = await queryArchive(
    own.archive,
    `SELECT DISTINCT change_shard_id AS shard, change_type, change_time, change_arrived_at,
       bool_and(change_id = change_shard_id || ':' || change_sequence_number) AS named
     FROM demand_record_changes GROUP BY ALL ORDER BY shard`,
  );
  assert.equal(
    rows.map(({ shard, change_type, change_arrived_at, named }) => [
      shard,
      change_type,
      change_arrived_at,
      named,
    ]),
    [0, 1].map((segment) => [`scan:${id}/${segment}`, "SNAPSHOT", null, true]),
  );
  const time = Date.parse(String(rows[0]?.change_time)) + 300_000;
  assert.ok(time >= before && time <= Date.now());
});

test("a dry run reads the table, and writes nothing", async () => {
  await database.createTable("demand", itemsOf(10));
  const own = folders();
  const summary = await backfill(argvOf(own, "--dry-run"));
  assert.equal([summary.delivered, summary.checkpoint], [10, null]);
  assert.equal([...filesBelow(own.archive), ...filesBelow(own.checkpoint)], []);
});

test("what no column holds of an item is rescued, binary as plain base64", async () => {
  const bad = { id: { S: "HOST.1" }, revision: { S: "x" }, blob: { B: "AAEC" } };
  await database.createTable("demand", [bad]);
  const own = folders();
  await backfill(argvOf(own));
  const sql = "SELECT change_rescued_data AS rescued FROM demand_record_latest";
  const [row] = await queryArchive(own.archive, sql);
  const rescued = JSON.parse(String(row?.rescued));
  assert.equal([rescued["/revision"], rescued["/blob"]], [{ S: "x" }, { B: "AAEC" }]);
});

/** A table of several batches: 30 MB in items of 60 KB. */
async function largeTable(): Promise<void> {
  await database.createTable("demand", itemsOf(500, { note: { S: "x".repeat(60_000) } }));
}

test("a scan that is killed goes on where it stopped, whatever is written meanwhile", async () => {
  await largeTable();
  const own = folders();
  const argv = argvOf(own, "--segments", "1");
  const isStored = () => filesBelow(own.archive).some((file) => file.endsWith(".parquet"));
  const killed = await run(argv, { signal: "SIGKILL", when: isStored });
  assert.is(killed.signal, "SIGKILL");

  // Items that were read are gone, so that all behind them have moved forward in the scan.
  const sql = "SELECT id FROM demand_record_changes ORDER BY id LIMIT 40";
  const gone = (await queryArchive(own.archive, sql)).map(({ id }) => String(id));
  for (const id of gone) {
    const Key = { id: { S: id } };
    await database.client.send(new DeleteItemCommand({ TableName: "demand", Key }));
  }

  const summary = await backfill(argv);
  assert.equal([summary.complete, summary.problems], [true, []]);
  const changes = await queryArchive(own.archive, idsIn("changes"));
  assert.equal(changes, [{ n: "500", ids: "500" }]);
});

test("a scan that is interrupted goes on from its checkpoints", async () => {
  await largeTable();
  const own = folders();
  const argv = argvOf(own, "--segments", "2");
  const isKept = () => filesBelow(own.checkpoint).some((file) => file.includes("segment"));
  const { code, stdout } = await run(argv, { signal: "SIGINT", when: isKept });
  assert.is(code, 130);
  const part: BackfillSummary = JSON.parse(stdout);
  assert.ok(part.received > 0 && part.received < 500, `${part.received} were read`);
  const summary = await backfill(argv);
  assert.equal([summary.id, summary.received, summary.delivered], [part.id, 500, 500]);
});

test("a scan goes on with the segments that it was begun with", async () => {
  await database.createTable("demand", itemsOf(1));
  const own = folders();
  await backfill(argvOf(own));
  const { code, stderr } = await run(argvOf(own, "--segments", "7"));
  assert.is(code, 2);
  assert.match(stderr, "has a scan of demand in 4 segments");
});

for (const [name, table, problem] of [
  ["is not there", undefined, "DynamoDB has no such table"],
  ["the configuration does not name", "others", "the configuration names no table others"],
] as const) {
  test(`a table that ${name} is told`, async () => {
    const argv = [...argvOf(folders()), ...(table ? [table] : [])];
    const { code, stderr } = await run(argv);
    assert.is(code, 2);
    assert.match(stderr, problem);
    assert.not.match(stderr, "    at ");
  });
}

test.run();
