/**
 * The generated views over what the delivery stored in the midst of faults, read by DuckDB: each
 * change once, columns and rescued data its image, and of each item the newest state.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { ArchiveDatabase, type ExactRow } from "../../runtime/tasks/console/ArchiveDatabase.js";
import { recordImages } from "../../runtime/tasks/console/recordImages.js";
import type { Objects } from "../support/e2e/archiveModel.js";
import { patientScenarios } from "../support/e2e/Scenario.js";
import { simulateDelivery } from "../support/e2e/simulateDelivery.js";
import { ignored } from "../support/e2e/testServices.js";
import type { Captured } from "../support/eventSource/captureChanges.js";
import { expectedLatest, type StreamedChange } from "../support/records/expectedLatest.js";
import { canonicalImage } from "../support/sameImage.js";

const runs = { seed: 20240502, numRuns: 40 };

test("the views show what was written, whatever went wrong", () =>
  fc.assert(
    fc.asyncProperty(patientScenarios(60), async (scenario) => {
      const { captured, storage } = await simulateDelivery(scenario);
      const streamed = captured.flatMap(streamedChange);
      const { changes, latest } = await readViews(storage.objects);
      eachChangeOnceWithItsImage(changes, streamed);
      eachItemOnceInItsNewestState(latest, streamed);
    }),
    runs,
  ));

/** Changes that are wanted in the table. */
function streamedChange({ source: { change }, record }: Captured): StreamedChange[] {
  if (change === undefined) return [];
  const streamed = { ...change, sequenceNumber: record.sequenceNumber };
  return imageOf(streamed)[ignored.attribute]?.S === ignored.equals ? [] : [streamed];
}

function imageOf({ write }: StreamedChange): AttributeMap {
  return write.newImage ?? write.oldImage ?? write.keys;
}

function eachChangeOnceWithItsImage(
  rows: readonly ExactRow[],
  streamed: readonly StreamedChange[],
): void {
  const byId = new Map(streamed.map((each) => [each.change.eventID, each]));
  assert.is(rows.length, byId.size);
  for (const row of rows) {
    const change = byId.get(String(row.change_id));
    assert.equal(rowImage(row), canonicalImage(change && imageOf(change)));
  }
}

function eachItemOnceInItsNewestState(
  rows: readonly ExactRow[],
  streamed: readonly StreamedChange[],
): void {
  const expected = [...expectedLatest(streamed)].map(([id, image]) => [id, canonicalImage(image)]);
  const found = rows.map((row) => [row.id, rowImage(row)]);
  assert.equal(found.sort(byFirst), expected.sort(byFirst));
}

function byFirst([a]: readonly unknown[], [b]: readonly unknown[]): number {
  return String(a) < String(b) ? -1 : 1;
}

function rowImage(row: ExactRow): unknown {
  return canonicalImage(recordImages.DemandRecord?.(row));
}

async function readViews(objects: Objects) {
  const folder = mkdtempSync(join(tmpdir(), "views-"));
  for (const [key, bytes] of objects) {
    mkdirSync(dirname(join(folder, key)), { recursive: true });
    writeFileSync(join(folder, key), bytes);
  }
  const database = await ArchiveDatabase.open(folder, demandRecordTypes);
  try {
    const { DemandRecord } = demandRecordTypes;
    const changes = await database.rows(DemandRecord, "changes");
    return { changes, latest: await database.rows(DemandRecord, "latest") };
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

test.run();
