/**
 * The delivery worker on the simulated event source: whatever goes wrong, each record that Lambda
 * takes for done is in the table, in quarantine or ignored, and every other is in an on-failure
 * object.
 */
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  type ChangeRow,
  changeRows,
  eachOnce,
  placeOf,
  quarantined,
} from "../support/e2e/archiveModel.js";
import { type Scenario, scenarios } from "../support/e2e/Scenario.js";
import { type Simulation, simulateDelivery } from "../support/e2e/simulateDelivery.js";
import { ignored } from "../support/e2e/testServices.js";
import type { Captured, Source } from "../support/eventSource/captureChanges.js";

test("few records, many ways to go wrong", () => hold(scenarios(6), 1000));

test("more records, larger batches", () => hold(scenarios(60), 60));

test("nothing is given up while there is no limit to the attempts", () => {
  const settings = { maximumRecordAgeInSeconds: -1, maximumRetryAttempts: -1 };
  const patient = scenarios(10).map((each) => ({
    ...each,
    settings: { ...each.settings, ...settings },
  }));
  const allPassed = async (scenario: Scenario) => {
    const { captured, journal } = await simulateDelivery(scenario);
    for (const { record } of captured) assert.is(journal.fateOf(record), "passed");
  };
  return fc.assert(fc.asyncProperty(patient, allPassed), { seed: 20240503, numRuns: 300 });
});

function hold(some: fc.Arbitrary<Scenario>, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(some, async (scenario) => {
    const simulation = await simulateDelivery(scenario);
    const rows = await changeRows(simulation.storage.objects);
    everyRecordHasOneOutcome(simulation, rows);
    nothingIsInvented(simulation, rows);
    if (scenario.formats.includes("avro")) everyFormatHasAll(simulation, rows);
    objectsNeverChange(simulation);
    sameRecordsSameKey(rows);
    everyCallEndsInTime(simulation);
  });
  return fc.assert(property, { seed: 20240501, numRuns });
}

type Expected = "changes" | "quarantine" | "ignored";

function everyRecordHasOneOutcome(simulation: Simulation, rows: readonly ChangeRow[]): void {
  const { captured, journal, storage } = simulation;
  const view = countBy(eachOnce(rows), ({ changeId }) => changeId);
  const lines = new Set(quarantined(storage.objects).map(placeOf));
  const discarded = discardedPlaces(simulation);
  for (const { source, record } of captured) {
    const inView = source.change ? (view.get(source.change.change.eventID) ?? 0) : 0;
    const inLines = Number(lines.has(placeOf(record)));
    const [most, other] = expected(source) === "changes" ? [inView, inLines] : [inLines, inView];
    assert.is(other, 0, "a record is where it does not belong");
    if (expected(source) === "ignored") assert.is(most, 0, "an ignored record is stored");
    else if (journal.fateOf(record) === "passed") assert.is(most, 1, "a record is lost or doubled");
    else assert.ok(discarded.has(placeOf(record)), "a record is given up without a trace");
  }
}

function expected({ change }: Source): Expected {
  if (change === undefined) return "quarantine";
  const image = change.write.newImage ?? change.write.oldImage;
  return image?.[ignored.attribute]?.S === ignored.equals ? "ignored" : "changes";
}

/** The places that on-failure objects name in their payload, as Lambda wrote it. */
function discardedPlaces({ journal }: Simulation): Set<string> {
  const events = journal.discarded.map(({ body }) => JSON.parse(JSON.parse(body).payload));
  return new Set(events.flatMap(({ Records }) => Records.map((record: Named) => record.eventID)));
}

interface Named {
  readonly eventID: string;
}

function nothingIsInvented({ captured }: Simulation, rows: readonly ChangeRow[]): void {
  const ids = new Map(captured.map((each) => [placeOf(each.record), idOf(each)]));
  for (const row of rows) assert.is(ids.get(placeOf(row)), row.changeId);
}

function idOf({ source }: Captured): string | undefined {
  return source.change?.change.eventID;
}

/** Objects of two formats that hold the same records have one name. */
function everyFormatHasAll(
  { captured, journal, storage }: Simulation,
  rows: readonly ChangeRow[],
): void {
  const twinned = rows.filter(({ object }) => storage.objects.has(avroTwin(object)));
  const places = new Set(twinned.map(placeOf));
  for (const { source, record } of captured) {
    if (expected(source) !== "changes" || journal.fateOf(record) !== "passed") continue;
    assert.ok(places.has(placeOf(record)), "a record is stored in one format only");
  }
}

function avroTwin(key: string): string {
  return key.replaceAll("parquet", "avro");
}

function objectsNeverChange({ storage }: Simulation): void {
  for (const { key, bytes } of storage.puts) {
    const stored = storage.objects.get(key);
    if (stored) assert.ok(Buffer.from(stored).equals(bytes), `${key} was put with other bytes`);
  }
}

function sameRecordsSameKey(rows: readonly ChangeRow[]): void {
  const objects = new Map<string, string>();
  for (const [object, places] of grouped(rows)) {
    assert.is(objects.get(places), undefined, `${object} has the records of another object`);
    objects.set(places, object);
  }
}

function grouped(rows: readonly ChangeRow[]): Map<string, string> {
  const places = new Map<string, string>();
  for (const row of rows) {
    places.set(row.object, `${places.get(row.object) ?? row.changeDate} ${placeOf(row)}`);
  }
  return places;
}

function everyCallEndsInTime({ journal }: Simulation): void {
  const endings = new Set(journal.invocations.map(({ ending }) => ending));
  assert.not.ok(endings.has("timed out"));
  assert.not.ok(endings.has("threw"));
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}

test.run();
