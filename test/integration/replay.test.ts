/** Replays from quarantine, from on-failure objects and from a stream. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { S3Client } from "@aws-sdk/client-s3";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { RuntimeConfig } from "../../runtime/config.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import { deliverDemandRecords, deliverParsed } from "../../runtime/core/deliverDemandRecords.js";
import { deliveryPlan } from "../../runtime/core/deliveryPlan.js";
import { parseSnapshot } from "../../runtime/core/snapshot/parseSnapshot.js";
import { itemsSnapshot } from "../../runtime/core/snapshot/Snapshot.js";
import { FileStorage } from "../../runtime/delivery/FileStorage.js";
import { S3Storage } from "../../runtime/delivery/S3Storage.js";
import type { Storage } from "../../runtime/delivery/Storage.js";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { putRecords } from "../../runtime/tasks/demo/putRecords.js";
import { startKinesis } from "../../runtime/tasks/demo/startKinesis.js";
import type { ReplaySummary } from "../../runtime/tasks/replay/ReplaySummary.js";
import {
  type QuarantineOptions,
  replayFailures,
  replayQuarantine,
  replayStreamRange,
} from "../../runtime/tasks/replay/runReplay.js";
import { Deadline } from "../../runtime/util/Deadline.js";
import { filesBelow, quarantineOf, queryArchive } from "../support/demandArchive.js";
import { onFailureObject } from "../support/eventSource/onFailureObject.js";
import { runTask } from "../support/runTask.js";
import { S3Server } from "../support/S3Server.js";

const root = mkdtempSync(join(tmpdir(), "replay-"));
const endless = new Deadline(() => Number.POSITIVE_INFINITY);
const test = suite();

test.after(() => rmSync(root, { recursive: true }));

/** A configuration that lacks what the environment `local` has by now. */
const formerConfig: RuntimeConfig = {
  environment: "former",
  tables: { others: { recordTypes: ["DemandRecord"], ignored: [] } },
  bucket: "archive",
  prefix: "",
  formats: ["parquet", "avro"],
  parquetCompression: "snappy",
  projectionStart: "2020-01-01",
};

function formerPlan(storage: Storage, config: Partial<RuntimeConfig> = {}) {
  return deliveryPlan(demandRecordTypes, { config: { ...formerConfig, ...config }, storage });
}

const changes = sampleChanges({ count: 30, precision: "MICROSECOND" });

function recordsOf(some: readonly SampleChange[], shard = 0, day = 0): ArrivedRecord[] {
  return some.map(({ change, micros }, index) => ({
    shardId: `shardId-00000000000${shard}`,
    sequenceNumber: `${"4".repeat(50)}${100_000 + index}`,
    arrivedAt: Number(micros / 1000n) + day * 86_400_000,
    data: Buffer.from(changeBytes(change)).toString("base64"),
  }));
}

const broken: ArrivedRecord = {
  shardId: "shardId-000000000000",
  sequenceNumber: "5",
  arrivedAt: Date.parse("2024-05-01T10:00:00Z"),
  data: Buffer.from("{broken").toString("base64"),
};

/** Make an archive in whose quarantine everything is that a former configuration did not know. */
async function quarantined(): Promise<string> {
  const folder = mkdtempSync(join(root, "archive-"));
  const plan = formerPlan(new FileStorage(folder));
  await deliverDemandRecords([...recordsOf(changes.slice(0, 10)), broken], plan, endless);
  await deliverDemandRecords(recordsOf(changes.slice(10, 20), 1, 1), plan, endless);
  await deliverDemandRecords(recordsOf(changes.slice(20, 30), 2, 2), plan, endless);
  assert.is(filesBelow(folder).length, 3);
  return folder;
}

function replay(archive: string, options: Partial<QuarantineOptions> = {}) {
  return replayQuarantine({ env: "local", archive, ...options }, demandRecordTypes);
}

/** Files with their content. */
function contentOf(folder: string): Map<string, string> {
  return new Map(filesBelow(folder).map((file) => [file, readFileSync(file, "base64")]));
}

async function deliveredIn(archive: string): Promise<string[]> {
  const sql = "SELECT change_id FROM demand_record_changes";
  return (await queryArchive(archive, sql)).map(({ change_id }) => String(change_id)).sort();
}

function idsOf(some: readonly SampleChange[]): string[] {
  return some.map(({ change }) => change.eventID).sort();
}

test("a dry run shows of each record what would now become of it, and writes nothing", async () => {
  const archive = await quarantined();
  const before = contentOf(archive);
  const summary = await replay(archive, { dryRun: true });
  assert.equal(contentOf(archive), before);
  assert.equal([summary.received, summary.delivered, summary.quarantined], [31, 30, 1]);
  assert.is(summary.records.length, 31);
  const [first] = summary.records;
  assert.equal(first, {
    origin: first?.origin,
    shard: "shardId-000000000000",
    sequenceNumber: `${"4".repeat(50)}100000`,
    was: "unknown-table",
    outcome: "delivered",
    recordType: "DemandRecord",
    misfits: [],
  });
  assert.match(first?.origin ?? "", /^quarantine\/quarantine_date=2024-05-01\/.*\.jsonl$/);
  const still = summary.records.find(({ outcome }) => outcome === "quarantined");
  assert.equal(
    [still?.was, still?.reason, still?.path, still?.message],
    ["not-json", "not-json", "", "the text is not JSON"],
  );
});

test("what can be delivered now is, under its own identity; poison stays as it is", async () => {
  const archive = await quarantined();
  const before = contentOf(join(archive, "quarantine"));
  const summary = await replay(archive);
  assert.equal([summary.delivered, summary.quarantined, summary.complete], [30, 1, true]);
  assert.equal(summary.reasons, { "not-json": 1 });
  assert.equal(summary.records, []);
  assert.equal(contentOf(join(archive, "quarantine")), before);
  assert.equal(await deliveredIn(archive), idsOf(changes));
  const [row] = await queryArchive(
    archive,
    `SELECT change_shard_id, change_sequence_number, change_arrived_at
     FROM demand_record_changes ORDER BY ALL LIMIT 1`,
  );
  const [record] = recordsOf(changes);
  assert.equal(row, {
    change_shard_id: record?.shardId,
    change_sequence_number: record?.sequenceNumber,
    change_arrived_at: new Date(record?.arrivedAt ?? Number.NaN).toISOString(),
  });
});

test("a second replay changes nothing, even of records that are settled", async () => {
  const archive = await quarantined();
  await replay(archive);
  const before = contentOf(archive);
  const second = await replay(archive);
  assert.equal([second.settledBefore, second.received, second.stored], [30, 1, 0]);
  assert.equal(contentOf(archive), before);
  const again = await replay(archive, { again: true });
  assert.equal([again.delivered, again.stored, again.existing], [30, 0, 6]);
  assert.equal(contentOf(archive), before);
});

test("marks lie where no table looks", async () => {
  const archive = await quarantined();
  await replay(archive);
  const marks = filesBelow(join(archive, "replayed"));
  assert.is(marks.length, 3);
  const [mark = ""] = marks;
  const { object, records } = JSON.parse(readFileSync(mark, "utf8"));
  assert.ok(mark.includes(`replayed/${object}/`));
  assert.is(records.length, 10);
});

test("a replay of some reasons leaves the others for the next", async () => {
  const archive = await quarantined();
  const none = await replay(archive, { reason: ["not-json"] });
  assert.equal([none.received, none.delivered, none.quarantined], [1, 0, 1]);
  const all = await replay(archive, { reason: ["unknown-table"] });
  assert.equal([all.received, all.delivered], [30, 30]);
});

test("a replay is of the days and the objects that are named", async () => {
  const archive = await quarantined();
  const day = await replay(archive, { since: "2024-05-02", until: "2024-05-02", dryRun: true });
  assert.equal([day.read, day.delivered], [1, 10]);
  const until = await replay(archive, { until: "2024-05-01", dryRun: true });
  assert.equal([until.read, until.delivered], [1, 10]);
  const object = day.records[0]?.origin ?? "";
  const named = await replay(archive, { object: [object, "quarantine/none.jsonl"], dryRun: true });
  assert.equal([named.delivered, named.problems.length], [10, 1]);
  assert.match(named.problems[0] ?? "", "quarantine/none.jsonl - error object");
});

test("a line of a snapshot is replayed as what it is", async () => {
  const archive = mkdtempSync(join(root, "archive-"));
  const late = formerPlan(new FileStorage(archive), {
    tables: { demand: { recordTypes: ["DemandRecord"], ignored: [] } },
    projectionStart: "2024-06-01",
  });
  const snapshot = itemsSnapshot("demand", new Date("2024-05-01T12:00:00Z"));
  const line = (shardId: string, data: object) => ({
    shardId,
    sequenceNumber: "7",
    arrivedAt: snapshot.takenAt.getTime(),
    data: Buffer.from(JSON.stringify(data)).toString("base64"),
  });
  const [change] = changes as [SampleChange];
  const Metadata = { WriteTimestampMicros: String(change.micros) };
  const exported = { Metadata, Keys: change.write.keys, NewImage: change.write.newImage };
  const parsed = [
    parseSnapshot(line("scan:1/3", { Item: change.write.newImage }), snapshot, late),
    parseSnapshot(
      line("export:2/a", exported),
      { kind: "changes", tableName: "demand", takenAt: snapshot.takenAt },
      late,
    ),
  ];
  await deliverParsed(parsed, late, endless);
  assert.equal(
    quarantineOf(archive).map(({ reason }) => reason),
    ["time-before-start", "time-before-start"],
  );
  assert.is((await replay(archive)).delivered, 2);
  const sql = `SELECT change_id, change_type, change_time_micros, change_arrived_at
    FROM demand_record_changes ORDER BY change_id`;
  assert.equal((await queryArchive(archive, sql)).map(Object.values), [
    ["export:2/a:7", "MODIFY", String(change.micros), null],
    ["scan:1/3:7", "SNAPSHOT", String(snapshot.micros), null],
  ]);
});

test("a line that is none of the table is told with its place, and the others are replayed", async () => {
  const archive = await quarantined();
  const key = "quarantine/quarantine_date=2024-05-09/x.jsonl";
  await new FileStorage(archive).put(key, Buffer.from("{}\n"), { contentType: "text/plain" });
  const summary = await replay(archive);
  assert.is(summary.delivered, 30);
  assert.match(summary.problems[0] ?? "", `${key}:1 - error quarantine`);
  const { code, stderr } = await runTask(["replay", "quarantine", "--archive", archive]);
  assert.is(code, 1, stderr);
});

test("a replay that is killed goes on: each record is settled once", async () => {
  const archive = await quarantined();
  const isMarked = () => filesBelow(join(archive, "replayed")).length > 0;
  const argv = ["replay", "quarantine", "--json", "--archive", archive];
  const killed = await runTask(argv, { signal: "SIGKILL", when: isMarked });
  const marked = filesBelow(join(archive, "replayed")).length;
  const { stdout, stderr } = await runTask(argv);
  const summary: ReplaySummary = JSON.parse(stdout || stderr);
  assert.is(summary.settledBefore, 10 * marked, killed.stdout);
  assert.equal(await deliveredIn(archive), idsOf(changes));
  assert.is(filesBelow(join(archive, "replayed")).length, 3);
});

test("people are told record by record, too", async () => {
  const archive = await quarantined();
  const argv = ["replay", "quarantine", "--archive", archive, "--dry-run"];
  const { stdout } = await runTask(argv);
  assert.match(stdout, /^quarantine\/quarantine_date=2024-05-01\/\S+\.jsonl$/m);
  assert.match(stdout, /^ {2}shardId-0{12} 4+100000: unknown-table → delivered as DemandRecord$/m);
  assert.match(stdout, /^ {2}shardId-0{12} 5: not-json → not-json \(the text is not JSON\)$/m);
  assert.match(stdout, /would be delivered +│ +30/);
});

test("a quarantine in a bucket is replayed there, without an overwrite", async () => {
  const server = await S3Server.start({ buckets: ["archive"] });
  const client = new S3Client(server.clientConfig);
  const storage = new S3Storage({ client, bucket: "archive", prefix: "p" });
  await deliverDemandRecords(recordsOf(changes), formerPlan(storage), endless);
  const argv = ["replay", "quarantine", "--json", "--archive", "s3://archive/p"];
  const environment = { AWS_ENDPOINT_URL_S3: server.endpoint };
  for (const expected of [
    [30, 2],
    [0, 0],
  ]) {
    const { stdout, stderr } = await runTask(argv, { environment });
    const { delivered, stored }: ReplaySummary = JSON.parse(stdout || stderr);
    assert.equal([delivered, stored], expected);
  }
  assert.equal(
    server.objects("archive").map(({ key, writes }) => [key.split("/")[1], writes]),
    [
      ["demand_record", 1],
      ["demand_record", 1],
      ["quarantine", 1],
      ["replayed", 1],
    ],
  );
  await server.stop();
});

/** Write on-failure objects of two events, and return their folder. */
async function failures(): Promise<{ from: string; keys: string[] }> {
  const from = mkdtempSync(join(root, "failures-"));
  const storage = new FileStorage(from);
  const keys = [];
  for (const [index, reason] of (["age", "payload"] as const).entries()) {
    const records = recordsOf(changes.slice(15 * index, 15 * index + 15), index).map((record) => ({
      ...record,
      partitionKey: "key",
      data: Buffer.from(record.data, "base64"),
      arrival: record.arrivedAt,
    }));
    const batch = { records, retries: 0, invocations: index, functionError: false };
    const { key, body } = onFailureObject(batch, {
      reason,
      streamArn: "arn:aws:kinesis:eu-west-1:123456789012:stream/demand",
      functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:delivery",
      mappingId: "00000000-0000-4000-8000-000000000001",
      requestId: `00000000-0000-4000-8000-00000000000${index}`,
      at: new Date(`2024-05-0${index + 2}T10:00:00Z`),
    });
    await storage.put(key, Buffer.from(body), { contentType: "application/json" });
    keys.push(key);
  }
  return { from, keys };
}

test("events that Lambda gave up are delivered, whatever the reason, and once", async () => {
  const { from } = await failures();
  const archive = mkdtempSync(join(root, "archive-"));
  const before = contentOf(from);
  const options = { env: "local", archive, from };
  const dry = await replayFailures({ ...options, dryRun: true }, demandRecordTypes);
  assert.equal([dry.delivered, filesBelow(archive)], [30, []]);
  const first = await replayFailures(options, demandRecordTypes);
  assert.equal([first.read, first.delivered, first.problems], [2, 30, []]);
  assert.equal(await deliveredIn(archive), idsOf(changes));
  const stored = contentOf(archive);
  const second = await replayFailures(options, demandRecordTypes);
  assert.equal([second.settledBefore, second.received], [30, 0]);
  const again = await replayFailures({ ...options, again: true }, demandRecordTypes);
  assert.equal([again.delivered, again.stored], [30, 0]);
  assert.equal(contentOf(archive), stored);
  assert.equal(contentOf(from), before);
});

test("events are chosen by the day that Lambda gave them up", async () => {
  const { from } = await failures();
  const archive = mkdtempSync(join(root, "archive-"));
  const options = { env: "local", archive, from, dryRun: true } as const;
  const since = await replayFailures({ ...options, since: "2024-05-03" }, demandRecordTypes);
  const until = await replayFailures({ ...options, until: "2024-05-01" }, demandRecordTypes);
  assert.equal([since.read, until.read], [1, 0]);
});

test("poison in an event goes to quarantine, and counts as settled", async () => {
  const from = mkdtempSync(join(root, "failures-"));
  const archive = mkdtempSync(join(root, "archive-"));
  const event = {
    Records: [
      {
        eventID: `${broken.shardId}:${broken.sequenceNumber}`,
        kinesis: {
          sequenceNumber: broken.sequenceNumber,
          data: broken.data,
          approximateArrivalTimestamp: broken.arrivedAt / 1000,
        },
      },
    ],
  };
  const key = "aws/lambda/m/shardId-000000000000/2024/05/01/2024-05-01T10.00.00-1";
  const body = JSON.stringify({ payload: JSON.stringify(event) });
  await new FileStorage(from).put(key, Buffer.from(body), { contentType: "text/plain" });
  const options = { env: "local", archive, from };
  const first = await replayFailures(options, demandRecordTypes);
  assert.equal([first.quarantined, first.reasons], [1, { "not-json": 1 }]);
  assert.is(quarantineOf(archive).length, 1);
  const second = await replayFailures(options, demandRecordTypes);
  assert.equal([second.received, second.settledBefore], [0, 1]);
});

for (const [name, body, problem] of [
  ["without a payload", "{}", "has no payload"],
  ["not JSON", "{", "is not JSON"],
  ["of another event", '{"payload":"{\\"Records\\":[{}]}"}', "/Records/0/kinesis"],
] as const) {
  test(`an on-failure object ${name} is told, and stops no other`, async () => {
    const { from } = await failures();
    const archive = mkdtempSync(join(root, "archive-"));
    const key = "aws/lambda/a/shardId-000000000000/2024/05/01/2024-05-01T10.00.00-1";
    await new FileStorage(from).put(key, Buffer.from(body), { contentType: "text/plain" });
    const summary = await replayFailures({ env: "local", archive, from }, demandRecordTypes);
    assert.is(summary.delivered, 30);
    assert.match(summary.problems[0] ?? "", key);
    assert.match(summary.problems[0] ?? "", problem);
  });
}

test("what arrived in a stream in a time is delivered, and a second replay changes nothing", async () => {
  const kinesis = await startKinesis("demand-changes-local", 2);
  try {
    const folder = mkdtempSync(join(root, "stream-"));
    const [archive, checkpoint] = [join(folder, "archive"), join(folder, "checkpoint")];
    const put = (some: readonly SampleChange[]) =>
      putRecords(
        kinesis.client,
        "demand-changes-local",
        some.map(({ change, partitionKey }) => ({ partitionKey, data: changeBytes(change) })),
        () => {},
      );
    const wait = () => new Promise((resolve) => setTimeout(resolve, 1100));
    await put(changes.slice(0, 10));
    await wait();
    const since = new Date();
    await wait();
    await put(changes.slice(10, 20));
    await wait();
    const until = new Date();
    await wait();
    await put(changes.slice(20));
    const options = { env: "local", archive, checkpoint, since, until };
    const run = (more: object = {}) =>
      replayStreamRange({ ...options, ...more }, demandRecordTypes, kinesis.client);

    const dry = await run({ dryRun: true });
    assert.equal([dry.delivered, dry.records.length], [10, 10]);
    assert.equal([...filesBelow(archive), ...filesBelow(checkpoint)], []);

    const first = await run();
    assert.equal([first.read, first.delivered, first.complete], [2, 10, true]);
    assert.equal(await deliveredIn(archive), idsOf(changes.slice(10, 20)));
    const stored = contentOf(archive);

    const second = await run();
    assert.equal([second.delivered, second.complete], [10, true]);
    const anew = await run({ restart: true });
    assert.equal([anew.delivered, anew.stored], [10, 0]);
    assert.equal(contentOf(archive), stored);
  } finally {
    await kinesis.stop();
  }
});

test.run();
