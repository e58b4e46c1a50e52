/** The console's commands over a small archive in a folder. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { deliverSample, type SampleArchive } from "../../../test/support/e2e/deliverSample.js";
import { Routes } from "../../core/Routes.js";
import { FileObjectSource } from "../../delivery/FileObjectSource.js";
import { changeBytes } from "../../demand/sample/WireChange.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { ArchiveDatabase } from "./ArchiveDatabase.js";
import { decodePayload } from "./decodePayload.js";
import { type Journey, readJourney } from "./readJourney.js";
import { readObject } from "./readObject.js";
import { readStatus } from "./readStatus.js";
import { statusText } from "./statusText.js";

const folder = mkdtempSync(join(tmpdir(), "console-"));
const source = new FileObjectSource(folder);
const test = suite();
let sample: SampleArchive;
let engine: ArchiveDatabase;

test.before(async () => {
  sample = await deliverSample(folder, 300);
  engine = await ArchiveDatabase.open(folder, demandRecordTypes);
});

test.after(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

test("status: counts by hour, age and object sizes are those of the archive", async () => {
  const now = new Date("2024-05-01T13:00:00Z");
  const status = await readStatus(store(), demandRecordTypes, 7, now);
  const [table] = status.tables;
  const delivered = sample.fates.flatMap((fate) => (fate.outcome === "delivered" ? [fate] : []));
  const misfits = delivered.filter((fate) => fate.misfits.length > 0).length;
  assert.ok(misfits > 0);
  assert.equal(table?.hours, [{ hour: "2024-05-01 12", records: 300, misfits }]);
  assert.equal(table?.newestArrival, { time: "2024-05-01T12:00:00.000Z", seconds: 3600 });
  const bytes = sample.objects.filter(({ format }) => format === "parquet");
  const sizes = table?.objects.find(({ format }) => format === "parquet");
  assert.is(
    sizes?.bytes,
    bytes.reduce((total, object) => total + object.bytes, 0),
  );
  const reasons = status.quarantine.map(({ reason, records }) => [reason, records]);
  assert.equal(reasons.length, 5);
  assert.ok(reasons.every(([, records]) => records === 1));
});

test("status: as text it has days, hours and bars", async () => {
  const status = await readStatus(store(), demandRecordTypes, 7, new Date("2024-05-03T12:00:00Z"));
  const text = statusText(status);
  assert.match(text, "the newest arrival of 2024-05-01T12:00:00.000Z (2 days ago)");
  assert.match(text, /2024-05-01 12 │ 300 +│ \d+ +│ █{24}/);
  assert.match(text, "2024-05-01 12 key-misfit");
});

test("status: an empty archive has nothing", async () => {
  const empty = mkdtempSync(join(tmpdir(), "console-empty-"));
  const none = await ArchiveDatabase.open(empty, demandRecordTypes);
  const emptyStore = { ...store(), engine: none, source: new FileObjectSource(empty) };
  const status = await readStatus(emptyStore, demandRecordTypes, 7, new Date());
  assert.equal(status.tables[0]?.hours, []);
  assert.is(status.tables[0]?.newestChange, null);
  assert.match(statusText(status), "never");
  none.close();
  rmSync(empty, { recursive: true });
});

test("show: a Parquet object is read by parquetjs-lite, and by DuckDB what that cannot read", async () => {
  const key = objectOf("parquet");
  const shown = await readObject(source, key, 2);
  assert.is(shown?.count, 300);
  assert.is(shown?.facts["demand_pipeline.record"], "DemandRecord");
  const readers = new Map(shown?.columns.map(({ name, reader }) => [name, reader]));
  assert.is(readers.get("id"), "parquetjs-lite");
  assert.is(readers.get("change_time"), "parquetjs-lite");
  assert.is(readers.get("price_min"), "parquetjs-lite");
  assert.is(readers.get("tags"), "DuckDB");
  const { rows } = await engine.query(
    `SELECT id, CAST(change_time_micros AS varchar), CAST(price_min AS varchar) FROM ${engine.places("demand_record")} LIMIT 2`,
  );
  const picked = ["id", "change_time_micros", "price_min"].map((name) => cells(shown, name));
  assert.equal(
    rows[0]?.map((_, column) => rows.map((row) => row[column])),
    picked,
  );
});

test("show: an Avro object says the same as its Parquet twin", async () => {
  const parquet = await readObject(source, objectOf("parquet"), 300);
  const avro = await readObject(source, objectOf("avro"), 300);
  assert.is(avro?.count, 300);
  assert.equal(cells(avro, "change_time_micros"), cells(parquet, "change_time_micros"));
  assert.equal(cells(avro, "note"), cells(parquet, "note"));
});

test("show: quarantine is shown as its lines", async () => {
  const shown = await readObject(source, objectOf("quarantine"), 10);
  assert.is(shown?.count, 5);
  assert.is(shown?.columns[0]?.name, "reason");
});

test("show: there is no object of another key", async () => {
  assert.is(await readObject(source, "demand_record", 1), undefined);
});

test("show: the way of an item's changes names shard, sequence number, object and row", async () => {
  const id = sample.changes.at(-1)?.write.keys.id?.S ?? "";
  const wanted = sample.changes.flatMap(({ write }, index) =>
    write.keys.id?.S === id ? [{ number: String(1000 + index), row: index }] : [],
  );
  const [journey] = await readJourney(engine, demandRecordTypes, [id]);
  assert.equal(
    steps(journey, "sequence_number"),
    wanted.map(({ number }) => number),
  );
  assert.equal(
    steps(journey, "row").map(Number),
    wanted.map(({ row }) => row),
  );
  assert.equal([...new Set(steps(journey, "object"))], [objectOf("parquet")]);
  const last = sample.changes.at(-1);
  const latest = last?.write.eventName === "REMOVE" ? null : last?.change.eventID;
  assert.is(journey?.latest, latest);
});

test("show: an item that is unknown has no way", async () => {
  assert.equal(await readJourney(engine, demandRecordTypes, ["nobody's"]), []);
});

const tables = { demand: { recordTypes: ["DemandRecord"], ignored: [] } };
const rules = { routes: new Routes(tables, demandRecordTypes), projectionStart: "2024-01-01" };

test("decode: a change record as JSON, in base64 and in an event is the same", () => {
  const { change } = sample.changes[0] as SampleArchive["changes"][number];
  const json = Buffer.from(changeBytes(change)).toString();
  const base64 = Buffer.from(json).toString("base64");
  const rows = [json, `${base64}\n`].map((text) => decode(text)[0]);
  assert.ok(rows.every((row) => row?.outcome === "delivered" && row.recordType === "DemandRecord"));
  assert.equal(rows[0], rows[1]);
});

test("decode: a fault is told with its place in the file", () => {
  const text = '{\n  "eventID": "x",\n  "eventName": "INSERT",\n  "tableName": 7\n}\n';
  const [decoded] = decode(text);
  assert.equal(decoded?.outcome === "quarantined" && [decoded.reason, decoded.path], [
    "not-a-change",
    "/tableName",
  ]);
  assert.match(decoded?.outcome === "quarantined" ? decoded.place : "", /payload\.json:4:16$/);
});

test("decode: what is no JSON is told at the file", () => {
  const [decoded] = decode("nonsense!");
  assert.is(decoded?.outcome === "quarantined" && decoded.reason, "not-json");
  assert.match(decoded?.outcome === "quarantined" ? decoded.place : "", /payload\.json$/);
});

function decode(text: string) {
  const file = join(folder, ".payload.json");
  writeFileSync(file, text);
  return decodePayload(file, rules, new Date("2024-05-01T12:00:00Z"));
}

function store() {
  return { name: folder, environment: {} as never, source, engine };
}

function objectOf(format: string): string {
  return sample.objects.find((object) => object.format === format)?.key ?? "";
}

function cells(shown: Awaited<ReturnType<typeof readObject>>, name: string): unknown[] {
  const column = shown?.columns.findIndex((each) => each.name === name) ?? -1;
  return shown?.rows.map((row) => textOf(row[column])) ?? [];
}

function textOf(cell: unknown): unknown {
  return typeof cell === "bigint" ? String(cell) : cell;
}

function steps(journey: Journey | undefined, name: string): unknown[] {
  const column = journey?.changes.columns.indexOf(name) ?? -1;
  return journey?.changes.rows.map((row) => row[column]) ?? [];
}

test.run();
