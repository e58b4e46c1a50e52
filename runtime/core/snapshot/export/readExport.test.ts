import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryObjects } from "../../../../test/support/MemoryObjects.js";
import { itemLines, writeExport } from "../../../../test/support/tableExport.js";
import type { ArrivedRecord } from "../../ArrivedRecord.js";
import type { ExportFile } from "./ExportFile.js";
import { exportRecords } from "./exportRecords.js";
import { openDataFile } from "./openDataFile.js";
import { readExport, readExportFiles } from "./readExport.js";

const items = [{ id: { S: "a" } }, { id: { S: "ü" } }];
const files = [itemLines(items), [], itemLines(items.slice(0, 1))];

async function problemOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "",
    (error: unknown) => String(error),
  );
}

async function contentOf(bucket: MemoryObjects, folder: string): Promise<ArrivedRecord[]> {
  const tableExport = await readExport(bucket, folder);
  const records: ArrivedRecord[] = [];
  for (const file of await readExportFiles(bucket, folder)) {
    const key = await openDataFile(bucket, folder, file);
    for await (const record of exportRecords(bucket, key, tableExport, file)) records.push(record);
  }
  return records;
}

async function firstFile(bucket: MemoryObjects, folder: string): Promise<ExportFile> {
  const [file] = await readExportFiles(bucket, folder);
  if (file === undefined) throw new Error("the export has no file");
  return file;
}

function linesOf(records: readonly ArrivedRecord[]): unknown[] {
  return records.map(({ data }) => JSON.parse(Buffer.from(data, "base64").toString()));
}

for (const prefix of ["", "nightly/2024"]) {
  for (const prefixInManifest of [false, true]) {
    for (const kind of ["full", "incremental"] as const) {
      const where = prefix === "" ? "without a prefix" : "with a prefix";
      const manifest = prefixInManifest ? "has it" : "has it not";
      test(`a ${kind} export ${where}, whose manifest ${manifest}, is read file by file`, async () => {
        const bucket = new MemoryObjects();
        const fixture = { tableName: "orders", files, prefix, prefixInManifest, kind };
        const { folder } = await writeExport(bucket, fixture);
        assert.equal(linesOf(await contentOf(bucket, folder)), files.flat());
      });
    }
  }
}

test("a copy of a full export alone is read, under any name and as the root", async () => {
  for (const name of ["copy", ""]) {
    const bucket = new MemoryObjects();
    const { folder } = await writeExport(bucket, { tableName: "orders", files, prefix: "p" });
    const copy = new MemoryObjects();
    for (const [key, bytes] of bucket.objects) {
      copy.objects.set(key.replace(folder, name).replace(/^\//, ""), bytes);
    }
    assert.equal(linesOf(await contentOf(copy, name)), files.flat());
  }
});

test("records are named by export, file and line", async () => {
  const bucket = new MemoryObjects();
  const { folder, id } = await writeExport(bucket, { tableName: "orders", files });
  const records = await contentOf(bucket, folder);
  assert.equal(
    records.map(({ sequenceNumber }) => sequenceNumber),
    ["1", "2", "1"],
  );
  assert.is(new Set(records.map(({ shardId }) => shardId)).size, 2);
  for (const { shardId } of records) {
    assert.match(shardId, new RegExp(`^export:${id}/[a-z0-9]{26}$`));
  }
});

test("a file of no bytes at all has no lines", async () => {
  const bucket = new MemoryObjects();
  const { folder, keys } = await writeExport(bucket, { tableName: "orders", files: [[]] });
  const [key = ""] = keys;
  bucket.objects.set(key, new Uint8Array());
  const tableExport = await readExport(bucket, folder);
  const records = exportRecords(bucket, key, tableExport, await firstFile(bucket, folder));
  assert.is((await records.next()).done, true);
});

test("a full export is of its point in time, however long after it was started", async () => {
  const bucket = new MemoryObjects();
  const exportTime = "2024-04-20T00:00:00.000Z";
  const { folder } = await writeExport(bucket, { tableName: "orders", files, exportTime });
  const { snapshot, itemCount } = await readExport(bucket, folder);
  assert.equal(snapshot, {
    kind: "items",
    tableName: "orders",
    takenAt: new Date(exportTime),
    micros: BigInt(Date.parse("2024-04-19T23:55:00.000Z")) * 1000n,
  });
  assert.is(itemCount, 3);
});

test("an incremental export is of the end of its window", async () => {
  const bucket = new MemoryObjects();
  const { folder } = await writeExport(bucket, { tableName: "orders", files, kind: "incremental" });
  const takenAt = new Date("2024-05-01T12:00:00.000Z");
  const { snapshot } = await readExport(bucket, folder);
  assert.equal(snapshot, { kind: "changes", tableName: "orders", takenAt });
});

for (const [name, summary, problem] of [
  ["in Ion", { outputFormat: "ION" }, "export the table again as DYNAMODB_JSON"],
  ["without a count", { itemCount: "8" }, "itemCount is no whole number"],
  ["without a table", { exportArn: "arn" }, "exportArn"],
  ["without a start", { startTime: "soon" }, "startTime is no time"],
] as const) {
  test(`an export ${name} is refused with its place`, async () => {
    const bucket = new MemoryObjects();
    const { folder } = await writeExport(bucket, { tableName: "orders", files, summary });
    const told = await problemOf(readExport(bucket, folder));
    assert.match(told, problem);
    assert.match(told, `${folder}/manifest-summary.json - error export`);
  });
}

test("a manifest's line that is no entry is refused with its number", async () => {
  const bucket = new MemoryObjects();
  const { folder } = await writeExport(bucket, { tableName: "orders", files });
  const key = `${folder}/manifest-files.json`;
  const text = Buffer.from(bucket.objects.get(key) ?? []).toString();
  bucket.objects.set(key, Buffer.from(`${text}{"itemCount":1}\n`));
  assert.match(await problemOf(readExportFiles(bucket, folder)), `${key}:4 - error export`);
});

test("a folder without manifests is told, and what is wanted instead", async () => {
  assert.match(await problemOf(readExport(new MemoryObjects(), "here")), "<export id>");
});

test("a file is checked by its entity tag where the manifest has no MD5", async () => {
  const bucket = new MemoryObjects();
  const { folder, keys } = await writeExport(bucket, { tableName: "orders", files });
  const file = await firstFile(bucket, folder);
  const { md5Checksum: _, ...tagged } = file;
  const [key = ""] = keys;
  assert.is(await openDataFile(bucket, folder, tagged), key);
  bucket.objects.set(key, Buffer.from("other"));
  assert.match(await problemOf(openDataFile(bucket, folder, tagged)), "MD5");
  const manyParts = { ...tagged, etag: `${"0".repeat(32)}-2` };
  assert.is(await openDataFile(bucket, folder, manyParts), key);
});

test("a file that is not there is told with the places that were tried", async () => {
  const bucket = new MemoryObjects();
  const { folder, keys } = await writeExport(bucket, { tableName: "orders", files });
  bucket.objects.delete(keys[0] ?? "");
  const file = await firstFile(bucket, folder);
  assert.match(await problemOf(openDataFile(bucket, folder, file)), "there is no such file");
});

test.run();
