/**
 * The delivery in a process that dies by SIGKILL between its puts and in the midst of them, and in
 * one that runs out of memory: what is visible is whole, and the next attempt makes up for the rest.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { bundleProgram } from "../support/e2e/bundleProgram.js";
import type { DeliverOncePlan } from "../support/e2e/DeliverOncePlan.js";
import { worstEvents } from "../support/e2e/worstEvents.js";
import { kinesisEvent } from "../support/eventSource/kinesisEvent.js";
import { S3Server } from "../support/S3Server.js";
import type { Fault } from "../support/s3/Fault.js";

const folder = mkdtempSync(join(tmpdir(), "killed-"));
const event = join(folder, "event.json");
const test = suite();
let program = "";
/** What a delivery that nothing disturbs stores. */
let undisturbed: Map<string, Buffer> = new Map();

test.before(async () => {
  program = await bundleProgram("test/support/e2e/deliverOnce.ts", folder);
  writeFileSync(event, JSON.stringify(severalDays()));
  const whole = join(folder, "whole");
  assert.is((await run({ event, store: { folder: whole } })).code, 0);
  undisturbed = filesBelow(whole);
});

test.after(() => rmSync(folder, { recursive: true }));

test("the event makes many objects, quarantine among them", () => {
  assert.ok(undisturbed.size > 8);
  assert.ok([...undisturbed.keys()].some((key) => key.startsWith("quarantine/")));
});

test("files: killed in any step of any put", async () => {
  const deaths = fc.record({
    put: fc.integer({ min: 1, max: undisturbed.size }),
    turns: fc.integer({ min: 0, max: 12 }),
  });
  const property = fc.asyncProperty(deaths, async (kill) => {
    const store = { folder: mkdtempSync(join(folder, "files-")) };
    const { signal } = await run({ event, store, kill });
    if (signal) assert.is(signal, "SIGKILL");
    everyFileIsWhole(store.folder);
    assert.is((await run({ event, store })).output, '{"batchItemFailures":[]}');
    assert.equal(filesBelow(store.folder), undisturbed);
  });
  await fc.assert(property, { seed: 20240504, numRuns: 12 });
});

for (const when of ["upload", "before", "after"] as const) {
  test(`S3: killed while a put is under way, ${when}`, async () => {
    for (const put of [1, 4, undisturbed.size]) await dieInPut(put, when);
  });
}

async function dieInPut(put: number, when: "upload" | "before" | "after"): Promise<void> {
  const server = await S3Server.start({ buckets: ["archive"] });
  const plan = { event, store: { client: server.clientConfig } };
  const child = start(plan);
  server.setFaults(({ number }) => {
    if (number < put) return undefined;
    setTimeout(() => child.kill("SIGKILL"), when === "after" ? 50 : 0);
    return faultOf(when);
  });
  assert.is((await ended(child)).signal, "SIGKILL");
  server.setFaults(undefined);
  for (const { key, bytes } of server.objects("archive")) {
    assert.equal(bytes, undisturbed.get(key), key);
  }
  assert.is((await run(plan)).output, '{"batchItemFailures":[]}');
  const stored = server.objects("archive");
  assert.ok(stored.every(({ writes }) => writes === 1));
  assert.equal(new Map(stored.map(({ key, bytes }) => [key, bytes])), sorted(undisturbed));
  await server.stop();
}

function faultOf(when: "upload" | "before" | "after"): Fault {
  return when === "upload" ? { kind: "slow", before: 1000 } : { kind: "hang", when };
}

test("out of memory: the process dies, and nothing that is visible is broken", async () => {
  const large = join(folder, "large.json");
  writeFileSync(large, JSON.stringify(worstEvents["as many changes as a batch may have"]?.()));
  const store = { folder: join(folder, "memory") };
  mkdirSync(store.folder);
  const plan = { event: large, store };
  const { code, signal } = await run(plan, ["--max-old-space-size=14"]);
  assert.ok(signal !== null || code !== 0);
  const before = filesBelow(store.folder);
  assert.is((await run(plan)).output, '{"batchItemFailures":[]}');
  const after = filesBelow(store.folder);
  assert.is(after.size, 2);
  for (const [key, bytes] of before) assert.equal(bytes, after.get(key));
});

/** Changes of several days, and some poison. */
function severalDays() {
  const sources = sampleChanges({ count: 30, gap: 8 * 3_600_000 }).map(({ change, micros }) => ({
    data: changeBytes(change),
    arrival: Number(micros / 1000n),
  }));
  const poison = { data: Buffer.from("{}"), arrival: Date.UTC(2024, 4, 2) };
  const records = [...sources, poison].map((source, index) => ({
    ...source,
    shardId: "shardId-000000000000",
    sequenceNumber: String(10 + index),
    partitionKey: "K",
  }));
  return kinesisEvent("arn:aws:kinesis:eu-west-1:123456789012:stream/demand", records);
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

function run(plan: DeliverOncePlan, nodeOptions: readonly string[] = []): Promise<Ended> {
  return ended(start(plan, nodeOptions));
}

function start(plan: DeliverOncePlan, nodeOptions: readonly string[] = []): ChildProcess {
  return spawn(process.execPath, [...nodeOptions, program, JSON.stringify(plan)], {
    stdio: ["ignore", "pipe", "ignore"],
    cwd: folder,
  });
}

async function ended(child: ChildProcess): Promise<Ended> {
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  const [code, signal] = await once(child, "close");
  return { code, signal, output: Buffer.concat(chunks).toString() };
}

/** A file that can be seen has all of its bytes, as it will have for ever. */
function everyFileIsWhole(root: string): void {
  for (const [key, bytes] of filesBelow(root)) assert.equal(bytes, undisturbed.get(key), key);
}

/** Read the objects below a folder, sorted by key; names that begin with a dot are no objects. */
function filesBelow(root: string): Map<string, Buffer> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((key) => !key.startsWith("."));
  return new Map(files.sort().map((key) => [key, readFileSync(join(root, key))]));
}

function sorted(objects: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  return new Map([...objects].sort(([a], [b]) => (a < b ? -1 : 1)));
}

test.run();
