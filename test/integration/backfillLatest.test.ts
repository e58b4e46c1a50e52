/** What `_latest` says of items that came live, by an export and by a scan. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import { deliverDemandRecords, deliverParsed } from "../../runtime/core/deliverDemandRecords.js";
import { parseSnapshot } from "../../runtime/core/snapshot/parseSnapshot.js";
import { itemsSnapshot, type Snapshot } from "../../runtime/core/snapshot/Snapshot.js";
import { ItemStore } from "../../runtime/demand/sample/ItemStore.js";
import { changeBytes } from "../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { openArchive } from "../../runtime/tasks/openArchive.js";
import { Deadline } from "../../runtime/util/Deadline.js";
import { queryArchive } from "../support/demandArchive.js";

const root = mkdtempSync(join(tmpdir(), "backfill-latest-"));
const endless = new Deadline(() => Number.POSITIVE_INFINITY);
const test = suite();

test.after(() => rmSync(root, { recursive: true }));

class TestArchive {
  readonly folder = mkdtempSync(join(root, "archive-"));
  readonly #plan = openArchive({ env: "local", archive: this.folder }, demandRecordTypes).plan;

  async live(changes: readonly SampleChange[]): Promise<void> {
    const records = changes.map(({ change, micros }, index) => ({
      shardId: "shardId-000000000000",
      // As long as those of Kinesis.
      sequenceNumber: `${"4".repeat(50)}${100_000 + index}`,
      arrivedAt: Number(micros / 1000n) + 200,
      data: Buffer.from(changeBytes(change)).toString("base64"),
    }));
    const { fates } = await deliverDemandRecords(records, this.#plan, endless);
    assert.ok(fates.every(({ outcome }) => outcome === "delivered"));
  }

  async snapshot(lines: readonly object[], snapshot: Snapshot, shardId = "export:1/a") {
    const parsed = lines.map((line, index) => {
      const record: ArrivedRecord = {
        shardId,
        sequenceNumber: String(index + 1),
        arrivedAt: snapshot.takenAt.getTime(),
        data: Buffer.from(JSON.stringify(line)).toString("base64"),
      };
      return parseSnapshot(record, snapshot, this.#plan);
    });
    const { fates } = await deliverParsed(parsed, this.#plan, endless);
    assert.ok(fates.every(({ outcome }) => outcome === "delivered"));
  }

  items(items: readonly AttributeMap[], begun: Date, shardId?: string): Promise<void> {
    const lines = items.map((Item) => ({ Item }));
    return this.snapshot(lines, itemsSnapshot("demand", begun), shardId);
  }

  /** Revisions by id. */
  async latest(): Promise<Map<string, string>> {
    const rows = await queryArchive(this.folder, "SELECT id, revision FROM demand_record_latest");
    return new Map(rows.map(({ id, revision }) => [String(id), String(revision)]));
  }

  query(sql: string) {
    return queryArchive(this.folder, sql);
  }
}

/** An item by its only change, live. */
function changesOf(count: number, seed: number): SampleChange[] {
  return sampleChanges({ count, seed, precision: "MICROSECOND", gap: 60_000 });
}

function itemsAfter(changes: readonly SampleChange[]): AttributeMap[] {
  const store = new ItemStore();
  for (const { write } of changes) {
    if (write.newImage) store.put(write.newImage);
    else store.remove(write.keys);
  }
  return store.items();
}

function revisionsOf(items: readonly AttributeMap[]): Map<string, string> {
  return new Map(items.map(({ id, revision }) => [id?.S ?? "", revision?.N ?? ""]));
}

function byId(map: ReadonlyMap<string, string>): [string, string][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function timeOf({ micros }: SampleChange): Date {
  return new Date(Number(micros / 1000n));
}

for (const seed of [1, 2, 3]) {
  test(`a snapshot and the changes since give the table as it is (seed ${seed})`, async () => {
    const changes = changesOf(400, seed);
    const middle = changes[200] as SampleChange;
    const begun = timeOf(middle);
    const archive = new TestArchive();
    await archive.items(itemsAfter(changes.slice(0, 201)), begun);
    // The stream was switched on an hour before; what it had earlier is in the snapshot alone.
    const since = begun.getTime() - 3_600_000;
    await archive.live(changes.filter((change) => timeOf(change).getTime() >= since));
    assert.equal(byId(await archive.latest()), byId(revisionsOf(itemsAfter(changes))));
  });
}

test("a snapshot does not bring back what was removed while it was made", async () => {
  const [insert] = changesOf(1, 1) as [SampleChange];
  const removal = sampleRemoval(insert, insert.micros + 1_000_000n);
  const archive = new TestArchive();
  // The scan read the item, and ends after its removal.
  await archive.items([insert.write.newImage ?? {}], timeOf(insert));
  await archive.live([removal]);
  assert.is((await archive.latest()).size, 0);
});

test("of a snapshot and a live change of the same microsecond the live change counts", async () => {
  const [insert] = changesOf(1, 1) as [SampleChange];
  const item = insert.write.newImage ?? {};
  const archive = new TestArchive();
  await archive.live([insert]);
  const begun = new Date(Number(insert.micros / 1000n) + 300_000);
  const snapshot = { ...itemsSnapshot("demand", begun), micros: insert.micros };
  await archive.snapshot([{ Item: { ...item, revision: { N: "99" } } }], snapshot);
  assert.equal([...(await archive.latest()).values()], [item.revision?.N]);
});

test("of two snapshots the later counts, and before a later live change neither", async () => {
  const [insert] = changesOf(1, 1) as [SampleChange];
  const item = insert.write.newImage ?? {};
  const [first, second] = [1, 2].map(
    (hours) => new Date(Number(insert.micros / 1000n) + hours * 3_600_000),
  );
  const archive = new TestArchive();
  await archive.items([{ ...item, revision: { N: "7" } }], second ?? new Date(), "scan:2/0");
  await archive.items([{ ...item, revision: { N: "5" } }], first ?? new Date(), "scan:1/0");
  await archive.live([insert]);
  assert.equal([...(await archive.latest()).values()], ["7"]);
  const archive2 = new TestArchive();
  await archive2.items([{ ...item, revision: { N: "7" } }], timeOf(insert), "scan:2/0");
  await archive2.live([insert]);
  assert.equal([...(await archive2.latest()).values()], [item.revision?.N]);
});

test("an incremental export's changes stand among the live ones by their own times", async () => {
  const [insert] = changesOf(1, 1) as [SampleChange];
  const item = insert.write.newImage ?? {};
  const exported = (micros: bigint, revision?: string) => ({
    Metadata: { WriteTimestampMicros: String(micros) },
    Keys: insert.write.keys,
    ...(revision && { NewImage: { ...item, revision: { N: revision } } }),
  });
  const snapshot: Snapshot = {
    kind: "changes",
    tableName: "demand",
    takenAt: new Date(Number(insert.micros / 1000n) + 3_600_000),
  };
  const archive = new TestArchive();
  await archive.live([insert]);
  await archive.snapshot([exported(insert.micros - 1n, "40")], snapshot, "export:1/a");
  assert.equal([...(await archive.latest()).values()], [item.revision?.N]);
  await archive.snapshot([exported(insert.micros + 1n, "41")], snapshot, "export:2/a");
  assert.equal([...(await archive.latest()).values()], ["41"]);
  await archive.snapshot([exported(insert.micros + 2n)], snapshot, "export:3/a");
  assert.is((await archive.latest()).size, 0);
});

test("an item's columns and rescued data are the same, whichever way it came", async () => {
  const changes = sampleChanges({ count: 150, seed: 4, misfits: 0.3, unknown: 0.3, inexact: 0.3 });
  const inserts = changes.filter(({ write }) => write.eventName === "INSERT");
  const [live, snapshot] = [new TestArchive(), new TestArchive()];
  await live.live(inserts);
  await snapshot.items(itemsAfter(inserts), new Date("2024-06-01T00:00:00Z"));
  const sql = `SELECT * EXCLUDE (change_id, change_type, change_time, change_time_micros,
      change_arrived_at, change_shard_id, change_sequence_number, change_user_identity, change_date)
    FROM demand_record_latest ORDER BY id`;
  const [expected, actual] = [await live.query(sql), await snapshot.query(sql)];
  assert.ok(expected.length > 50);
  assert.ok(expected.some(({ signature }) => signature !== null));
  assert.equal(actual, expected);
});

/** The removal of an inserted item. */
function sampleRemoval(insert: SampleChange, micros: bigint): SampleChange {
  const { change, write } = insert;
  const { Keys, SizeBytes, NewImage } = change.dynamodb;
  return {
    ...insert,
    micros,
    write: { ...write, eventName: "REMOVE", newImage: undefined, oldImage: write.newImage },
    change: {
      ...change,
      eventID: "00000000-0000-4000-8000-000000000000",
      eventName: "REMOVE",
      dynamodb: {
        ApproximateCreationDateTime: Number(micros),
        ApproximateCreationDateTimePrecision: "MICROSECOND",
        Keys,
        SizeBytes,
        ...(NewImage && { OldImage: NewImage }),
      },
    },
  };
}

test.run();
