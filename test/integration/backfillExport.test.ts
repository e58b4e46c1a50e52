/** Backfills from exports, by the task as it is called, against folders and a bucket. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { FileStorage } from "../../runtime/delivery/FileStorage.js";
import { S3Storage } from "../../runtime/delivery/S3Storage.js";
import { Random } from "../../runtime/demand/sample/Random.js";
import { sampleItem } from "../../runtime/demand/sample/sampleItem.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import type { BackfillOptions } from "../../runtime/tasks/backfill/BackfillOptions.js";
import { type BackfillSummary, runBackfill } from "../../runtime/tasks/backfill/runBackfill.js";
import { filesBelow, quarantineOf, queryArchive } from "../support/demandArchive.js";
import { runTask, type TaskRun } from "../support/runTask.js";
import { S3Server } from "../support/S3Server.js";
import { type ExportedChange, itemLines, writeExport } from "../support/tableExport.js";

const root = mkdtempSync(join(tmpdir(), "backfill-export-"));
const test = suite();

test.after(() => rmSync(root, { recursive: true }));

function itemsOf(count: number, seed = 1): AttributeMap[] {
  const random = new Random(seed);
  const at = new Date("2024-04-01T00:00:00Z");
  return Array.from({ length: count }, (_, index) => sampleItem(random, `HOST.${index}`, at));
}

/** Folders of one test. */
function folders() {
  const folder = mkdtempSync(join(root, "test-"));
  const bucket = join(folder, "exports");
  const [archive, checkpoint] = [join(folder, "archive"), join(folder, "checkpoint")];
  return { bucket, archive, checkpoint, storage: new FileStorage(bucket) };
}

function argvOf(from: string, { archive, checkpoint }: ReturnType<typeof folders>) {
  return ["backfill", "--json", "--archive", archive, "--checkpoint", checkpoint, "--export", from];
}

/** Run the task in a process of its own, and take its result. */
async function backfill(argv: readonly string[], run?: TaskRun): Promise<BackfillSummary> {
  const { code, stdout, stderr } = await runTask(argv, run);
  assert.is(code, 0, stderr);
  return JSON.parse(stdout);
}

/** Run the task in this process. */
function deliver(
  from: string,
  { archive, checkpoint }: ReturnType<typeof folders>,
  options: Partial<BackfillOptions> = {},
): Promise<BackfillSummary> {
  const usual = { env: "local", segments: 4, rcu: 200, files: 4 };
  return runBackfill(
    { ...usual, archive, checkpoint, export: from, ...options },
    demandRecordTypes,
  );
}

function idsOf(archive: string, view: string) {
  const sql = `SELECT count(*) AS n, count(DISTINCT id) AS ids FROM demand_record_${view}`;
  return queryArchive(archive, sql);
}

test("a full export is delivered; to call the task again, or anew, changes nothing", async () => {
  const own = folders();
  const items = itemsOf(500);
  const files = [itemLines(items.slice(0, 300)), [], itemLines(items.slice(300))];
  const { folder, id } = await writeExport(own.storage, { tableName: "demand", files });
  const argv = argvOf(join(own.bucket, folder), own);

  const first = await backfill(argv);
  assert.equal([first.source, first.id, first.table], ["export", id, "demand"]);
  assert.equal([first.expected, first.received, first.delivered], [500, 500, 500]);
  assert.equal([first.complete, first.problems, first.parts], [true, [], 3]);
  assert.equal(await idsOf(own.archive, "latest"), [{ n: "500", ids: "500" }]);
  const stored = filesBelow(own.archive).map((file) => [file, readFileSync(file, "base64")]);
  assert.is(stored.length, 4);

  const again = await deliver(join(own.bucket, folder), own);
  assert.equal([again.delivered, again.stored], [500, first.stored]);
  const anew = await deliver(join(own.bucket, folder), own, { restart: true });
  assert.equal([anew.delivered, anew.stored, anew.existing], [500, 0, 4]);
  assert.equal(
    filesBelow(own.archive).map((file) => [file, readFileSync(file, "base64")]),
    stored,
  );
});

test("rows of a full export are of the export's own shards, before its time", async () => {
  const own = folders();
  const files = [itemLines(itemsOf(2))];
  const { folder, id } = await writeExport(own.storage, { tableName: "demand", files });
  await deliver(join(own.bucket, folder), own);
  const rows = await queryArchive(
    own.archive,
    `SELECT change_id, change_type, change_time, change_date, change_arrived_at, change_shard_id,
       change_sequence_number
     FROM demand_record_changes ORDER BY change_sequence_number`,
  );
  const [first] = rows;
  const shard = String(first?.change_shard_id);
  assert.match(shard, new RegExp(`^export:${id}/`));
  assert.equal(first, {
    change_id: `${shard}:1`,
    change_type: "SNAPSHOT",
    change_time: "2024-05-01T11:55:00.000Z",
    change_date: "2024-05-01",
    change_arrived_at: null,
    change_shard_id: shard,
    change_sequence_number: "1",
  });
});

test("an incremental export gives the changes of its window, with their own times", async () => {
  const own = folders();
  const [kept, removed, bare] = itemsOf(3) as [AttributeMap, AttributeMap, AttributeMap];
  const change = (item: AttributeMap, images: object, micros: string): ExportedChange => ({
    Metadata: { WriteTimestampMicros: micros },
    Keys: { id: item.id ?? {} },
    ...images,
  });
  const files = [
    [
      change(kept, { NewImage: kept, OldImage: removed }, "1714471200000001"),
      change(removed, { OldImage: removed }, "1714557600000002"),
      change(bare, {}, "1714557600000003"),
    ],
  ];
  const fixture = { tableName: "demand", files, kind: "incremental", prefix: "x/y" } as const;
  const { folder } = await writeExport(own.storage, fixture);
  const summary = await deliver(join(own.bucket, folder), own);
  assert.equal([summary.delivered, summary.problems], [3, []]);
  const rows = await queryArchive(
    own.archive,
    `SELECT id, change_type, change_time_micros, change_date, event_id, change_misfits
     FROM demand_record_changes ORDER BY change_time_micros`,
  );
  assert.equal(rows.map(Object.values), [
    ["HOST.0", "MODIFY", "1714471200000001", "2024-04-30", kept.eventId?.S, null],
    ["HOST.1", "REMOVE", "1714557600000002", "2024-05-01", removed.eventId?.S, null],
    ["HOST.2", "REMOVE", "1714557600000003", "2024-05-01", null, null],
  ]);
  assert.equal(await idsOf(own.archive, "latest"), [{ n: "1", ids: "1" }]);
});

test("bad lines go to quarantine with their bytes, and are accounted for", async () => {
  const own = folders();
  const lines = [...itemLines(itemsOf(2)), "{broken", { Item: { id: { N: "1" } } }];
  const { folder } = await writeExport(own.storage, { tableName: "demand", files: [lines] });
  const summary = await deliver(join(own.bucket, folder), own);
  assert.equal([summary.delivered, summary.quarantined, summary.problems], [2, 2, []]);
  assert.equal(summary.reasons, { "not-json": 1, "key-misfit": 1 });
  const [broken, misfit] = quarantineOf(own.archive);
  assert.is(Buffer.from(String(broken?.data), "base64").toString(), "{broken");
  assert.equal(
    [broken?.table_name, broken?.change_type, broken?.change_sequence_number],
    ["demand", "SNAPSHOT", "3"],
  );
  assert.equal([misfit?.path, misfit?.item_key], ["/Item/id", '{"id":{"N":"1"}}']);
});

test("a dry run tells what would become of the items, and writes nothing", async () => {
  const own = folders();
  const files = [[...itemLines(itemsOf(20)), "{broken"]];
  const { folder } = await writeExport(own.storage, { tableName: "demand", files });
  const summary = await deliver(join(own.bucket, folder), own, { dryRun: true });
  assert.equal([summary.delivered, summary.quarantined, summary.checkpoint], [20, 1, null]);
  assert.equal(filesBelow(own.archive), []);
  assert.equal(filesBelow(own.checkpoint), []);
});

test("counts that differ from the manifests' are told, and are exit code 1", async () => {
  const own = folders();
  const files = [itemLines(itemsOf(3)), itemLines(itemsOf(2, 2))];
  const { folder, entries } = await writeExport(own.storage, {
    tableName: "demand",
    files,
    summary: { itemCount: 9 },
  });
  const manifest = join(own.bucket, folder, "manifest-files.json");
  const [first] = entries;
  const lines = [{ ...first, itemCount: 4 }, ...entries.slice(1)];
  writeFileSync(manifest, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const { code, stdout } = await runTask(argvOf(join(own.bucket, folder), own));
  assert.is(code, 1);
  const { problems, delivered } = JSON.parse(stdout);
  assert.is(delivered, 5);
  assert.match(problems[0], "has 3 items where manifest-files.json says 4");
  assert.match(problems[1], "the files have 6 items where manifest-summary.json says 9");
});

test("a file with other bytes than the manifest says is an error that names it", async () => {
  const own = folders();
  const files = [itemLines(itemsOf(3))];
  const { folder, keys } = await writeExport(own.storage, { tableName: "demand", files });
  const [key = ""] = keys;
  writeFileSync(join(own.bucket, key), "other");
  const { code, stderr } = await runTask(argvOf(join(own.bucket, folder), own));
  assert.is(code, 2);
  assert.match(stderr, /\.json\.gz - error export: its MD5/);
  assert.not.match(stderr, "    at ");
  assert.equal(filesBelow(own.archive), []);
});

/** Large enough for several batches. */
async function largeExport(own: ReturnType<typeof folders>) {
  const items = itemsOf(24_000);
  const files = [itemLines(items.slice(0, 22_000)), itemLines(items.slice(22_000))];
  const { folder } = await writeExport(own.storage, { tableName: "demand", files });
  return [...argvOf(join(own.bucket, folder), own), "--files", "1"];
}

test("a backfill that is killed goes on where it stopped: nothing is lost, nothing twice", async () => {
  const own = folders();
  const argv = await largeExport(own);
  const isStored = () => filesBelow(own.archive).length > 0;
  const killed = await runTask(argv, { signal: "SIGKILL", when: isStored });
  assert.is(killed.signal, "SIGKILL");
  const summary = await backfill(argv);
  assert.equal([summary.received, summary.delivered, summary.problems], [24_000, 24_000, []]);
  const changes = await idsOf(own.archive, "changes");
  assert.equal(changes, [{ n: "24000", ids: "24000" }]);
});

test("a backfill that is interrupted says so, and goes on with the same command", async () => {
  const own = folders();
  const argv = await largeExport(own);
  const isKept = () => filesBelow(own.checkpoint).length > 1;
  const { code, stdout } = await runTask(argv, { signal: "SIGINT", when: isKept });
  assert.is(code, 130);
  const part: BackfillSummary = JSON.parse(stdout);
  assert.is(part.complete, false);
  assert.ok(part.delivered < 24_000, `${part.delivered} were delivered`);
  const summary = await backfill(argv);
  assert.equal([summary.complete, summary.delivered], [true, 24_000]);
  // The batches that were stored are not stored again.
  assert.is(summary.existing, 0);
});

test("progress is of one archive: another needs checkpoints of its own", async () => {
  const own = folders();
  const files = [itemLines(itemsOf(1))];
  const { folder } = await writeExport(own.storage, { tableName: "demand", files });
  await deliver(join(own.bucket, folder), own);
  const other = { ...own, archive: `${own.archive}-2` };
  const { code, stderr } = await runTask(argvOf(join(own.bucket, folder), other));
  assert.is(code, 2);
  assert.match(stderr, "error checkpoint: has the progress of");
});

test("an export in a bucket is delivered to a bucket, whose faults are waited out", async () => {
  const server = await S3Server.start({ buckets: ["exports", "archive"] });
  const client = new S3Client(server.clientConfig);
  const storage = new S3Storage({ client, bucket: "exports", prefix: "" });
  const files = [itemLines(itemsOf(50))];
  const fixture = { tableName: "demand", files, prefix: "nightly", prefixInManifest: true };
  const { folder } = await writeExport(storage, fixture);
  let faults = 4;
  server.setFaults(({ operation, key }) => {
    if (faults-- <= 0) return undefined;
    if (operation === "PutObject") return { kind: "error", status: 503, code: "SlowDown" };
    return key.endsWith(".gz") ? { kind: "cut" } : undefined;
  });
  const own = { ...folders(), archive: "s3://archive/some/prefix" };
  const environment = { AWS_ENDPOINT_URL_S3: server.endpoint };
  const argv = argvOf(`s3://exports/${folder}/`, own);
  const summary = await backfill(argv, { environment });
  assert.equal([summary.delivered, summary.problems], [50, []]);
  const keys = server.objects("archive").map(({ key, writes }) => {
    assert.is(writes, 1);
    return key.split("/").slice(0, 4).join("/");
  });
  assert.equal(keys, ["some/prefix/demand_record/avro", "some/prefix/demand_record/parquet"]);
  await server.stop();
});

test("storage that refuses is told without a stack trace, and what to do", async () => {
  const server = await S3Server.start({ buckets: ["archive"] });
  const own = { ...folders(), archive: "s3://none" };
  const files = [itemLines(itemsOf(3))];
  const { folder } = await writeExport(own.storage, { tableName: "demand", files });
  const environment = { AWS_ENDPOINT_URL_S3: server.endpoint };
  const { code, stderr } = await runTask(argvOf(join(own.bucket, folder), own), { environment });
  assert.is(code, 2);
  assert.match(stderr, "2 objects are not stored; the first: demand_record/");
  assert.match(stderr, "NoSuchBucket");
  assert.match(stderr, "run the same command again to go on");
  assert.not.match(stderr, "    at ");
  await server.stop();
});

for (const [name, argv, problem] of [
  ["neither source", [], "say either --scan or --export"],
  ["both sources", ["--scan", "--export", "x"], "say either --scan or --export"],
  ["no export", ["--export", root], "there is no such file; name the folder that has it"],
  [
    "a place of another kind",
    ["--export", "gs://a/b"],
    "write s3://<bucket>/<prefix>, or a folder",
  ],
  ["no number of segments", ["--scan", "--segments", "0"], "whole number from 1"],
] as const) {
  test(`a call with ${name} is told how it is meant`, async () => {
    const { code, stderr } = await runTask(["backfill", ...argv]);
    assert.is(code, 2);
    assert.match(stderr, problem);
    assert.not.match(stderr, "    at ");
  });
}

test.run();
