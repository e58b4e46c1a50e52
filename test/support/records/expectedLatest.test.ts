import { test } from "uvu";
import * as assert from "uvu/assert";
import { ItemStore } from "../../../runtime/demand/sample/ItemStore.js";
import { Random } from "../../../runtime/demand/sample/Random.js";
import { type Precision, wireChange } from "../../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { expectedLatest, type StreamedChange } from "./expectedLatest.js";

test("where times differ, the latest are the items of the table, whatever the order", () => {
  const sample = sampleChanges({ count: 800, precision: "MICROSECOND" });
  const store = new ItemStore();
  for (const { write } of sample) {
    if (write.newImage) store.put(write.newImage);
    else store.remove(write.keys);
  }
  const streamed = sample.map((change, place) => ({ ...change, sequenceNumber: `${place}` }));
  const latest = expectedLatest(shuffled(streamed));
  const byId = new Map(store.items().map((item) => [item.id?.S ?? "", item]));
  assert.equal(sorted(latest), sorted(byId));
});

test("a later microsecond wins against a higher revision", () => {
  const [older, newer] = [change("older", { revision: "9" }), change("newer", { micros: 2001n })];
  assert.is(winner(older, newer), "newer");
});

test("within one millisecond the revision decides", () => {
  const precision = "MILLISECOND";
  const first = change("first", { revision: "2", micros: 1999n, precision });
  const second = change("second", { revision: "3", micros: 1000n, precision });
  assert.is(winner(first, second), "second");
});

test("at one time and revision the longer sequence number wins, then the greater text", () => {
  const nine = change("nine", { sequenceNumber: "9" });
  const ten = change("ten", { sequenceNumber: "10" });
  const eleven = change("eleven", { sequenceNumber: "11" });
  assert.is(winner(nine, ten), "ten");
  assert.is(winner(nine, ten, eleven), "eleven");
});

test("an item whose newest change removes it is left out", () => {
  assert.is(latestOf(change("a", {}), change("b", { micros: 3000n, removed: true })).size, 0);
});

interface Wanted {
  readonly revision?: string;
  readonly micros?: bigint;
  readonly precision?: Precision;
  readonly sequenceNumber?: string;
  readonly removed?: boolean;
}

function change(note: string, wanted: Wanted): StreamedChange {
  const item = { id: { S: "a" }, revision: { N: wanted.revision ?? "1" }, note: { S: note } };
  const image = { newImage: wanted.removed ? undefined : item, oldImage: item };
  const eventName = wanted.removed ? "REMOVE" : "MODIFY";
  const write = { eventName, keys: { id: item.id }, ...image } as const;
  const context = {
    tableName: "demand",
    eventId: "",
    micros: wanted.micros ?? 2000n,
    precision: wanted.precision ?? "MICROSECOND",
    userIdentity: null,
  };
  const sequenceNumber = wanted.sequenceNumber ?? "1";
  return { write, change: wireChange(write, context), sequenceNumber };
}

function winner(...changes: StreamedChange[]): string | undefined {
  return latestOf(...changes).get("a")?.note?.S;
}

function latestOf(...changes: StreamedChange[]): ReturnType<typeof expectedLatest> {
  const there = expectedLatest(changes);
  assert.equal(there, expectedLatest([...changes].reverse()));
  return there;
}

function shuffled<T>(values: readonly T[]): T[] {
  const random = new Random(3);
  return values
    .map((value) => ({ value, place: random.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

function sorted<V>(map: Map<string, V>): (readonly [string, V])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

test.run();
