import { test } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords } from "../../test/support/orderChanges.js";
import { RecordingLog } from "../../test/support/RecordingLog.js";
import type { ArchiveDelivery, Fate } from "../delivery/ArchiveDelivery.js";
import { reportDelivery } from "./reportDelivery.js";

const secret = "4111 1111 1111 1111";

function deliveryOf(fates: Fate[], faults: ArchiveDelivery["faults"] = []): ArchiveDelivery {
  const key = "order/parquet/change_date=2024-05-01/a.parquet";
  const object = { key, format: "parquet", records: 1, bytes: 10, result: "stored" } as const;
  return { fates, objects: [object], faults };
}

function logOf(delivery: ArchiveDelivery): RecordingLog {
  const log = new RecordingLog();
  reportDelivery(delivery, "request-1", { log, metrics: { publish: () => {} } });
  return log;
}

const [one, two, three] = arrivedRecords([secret, secret, secret]) as [never, never, never];
const fates: Fate[] = [
  {
    arrived: one,
    outcome: "delivered",
    recordType: "Order",
    changedAt: 0,
    misfits: [{ pointer: `/notes/${secret}`, problem: "expected S, found N" }],
  },
  { arrived: two, outcome: "quarantined", reason: "not-base64" },
  { arrived: three, outcome: "failed" },
];

test("a batch is logged by its shard, its sequence numbers and its outcomes", () => {
  const [entry] = logOf(deliveryOf(fates)).entries.filter(({ level }) => level === "info");
  assert.equal(entry, {
    level: "info",
    message: "batch",
    requestId: "request-1",
    shard: "shardId-000000000000",
    firstSequenceNumber: "100",
    lastSequenceNumber: "102",
    records: 3,
    delivered: 1,
    quarantined: 1,
    ignored: 0,
    failed: 1,
    failedFrom: "102",
    objects: [
      {
        key: "order/parquet/change_date=2024-05-01/a.parquet",
        records: 1,
        bytes: 10,
        result: "stored",
      },
    ],
  });
});

test("quarantine is logged by reason, with the first sequence numbers of a flood", () => {
  const flood = arrivedRecords(Array.from({ length: 50 }, () => "%"));
  const quarantined = flood.map(
    (arrived) => ({ arrived, outcome: "quarantined", reason: "not-base64" }) as const,
  );
  const warnings = logOf(deliveryOf(quarantined)).entries.filter(({ level }) => level === "warn");
  assert.is(warnings.length, 1);
  assert.is(warnings[0]?.reason, "not-base64");
  assert.is(warnings[0]?.count, 50);
  assert.equal(
    warnings[0]?.sequenceNumbers,
    flood.slice(0, 20).map(({ sequenceNumber }) => sequenceNumber),
  );
});

test("a fault is logged as an error, with its object", () => {
  const faults = [{ key: "a.avro", error: new TypeError("no network") }];
  const [entry] = logOf(deliveryOf(fates, faults)).entries.filter(({ level }) => level === "error");
  assert.is(entry?.key, "a.avro");
  assert.is(entry?.error, "TypeError");
  assert.is(entry?.problem, "no network");
});

test("nothing of a record's content is logged", () => {
  assert.not.match(JSON.stringify(logOf(deliveryOf(fates)).entries), secret);
});

test.run();
