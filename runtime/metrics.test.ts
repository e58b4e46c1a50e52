import { suite } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords } from "../test/support/orderChanges.js";
import type { ArchiveDelivery } from "./delivery/ArchiveDelivery.js";

interface Context {
  lines: string[];
}
const test = suite<Context>("metrics");

// So set, Powertools writes to the global console, and not to its own.
const { log } = console;
test.before.each((context) => {
  process.env.POWERTOOLS_DEV = "true";
  process.env.POWERTOOLS_METRICS_DISABLED = "false";
  context.lines = [];
  console.log = (line: string) => context.lines.push(line);
});
test.after.each(() => {
  delete process.env.POWERTOOLS_DEV;
  delete process.env.POWERTOOLS_METRICS_DISABLED;
  console.log = log;
});

const now = new Date("2024-05-01T10:01:00Z");
const [a, b, c, d] = arrivedRecords(["", "", "", ""]) as [never, never, never, never];
const delivered = { outcome: "delivered", recordType: "Order" } as const;
const problem = "expected S, found N";
const delivery: ArchiveDelivery = {
  fates: [
    {
      ...delivered,
      arrived: a,
      changedAt: Date.parse("2024-05-01T10:00:00Z"),
      misfits: [
        { pointer: "/notes/4111 1111", problem },
        { pointer: "/notes/0", problem },
      ],
    },
    { ...delivered, arrived: b, changedAt: Date.parse("2024-05-01T10:00:30.500Z"), misfits: [] },
    { arrived: c, outcome: "quarantined", reason: "gzip" },
    { arrived: d, outcome: "ignored" },
  ],
  objects: [
    { key: "a", format: "parquet", records: 2, bytes: 100, result: "stored" },
    { key: "b", format: "avro", records: 2, bytes: 50, result: "exists" },
  ],
  faults: [],
};

async function published(context: Context): Promise<Record<string, unknown>[]> {
  const { createMetrics } = await import("./metrics.js");
  createMetrics("dev1").publish(delivery, now);
  return context.lines.map((line) => JSON.parse(line));
}

test("a batch's totals come in one line, by service and environment", async (context) => {
  const [totals] = await published(context);
  const { _aws, ...values } = totals ?? {};
  assert.equal(values, {
    service: "delivery",
    environment: "dev1",
    Delivered: 2,
    Quarantined: 1,
    Ignored: 1,
    Failed: 0,
    Misfits: 2,
    StoredObjects: 1,
    StoredBytes: 100,
    OldestChangeAge: 60,
    NewestChangeAge: 29.5,
  });
  const [definition] = (_aws as { CloudWatchMetrics: Record<string, unknown>[] }).CloudWatchMetrics;
  assert.is(definition?.Namespace, "DemandPipeline");
  assert.equal(definition?.Dimensions, [["service", "environment"]]);
});

test("quarantine is counted by reason, misfits by the item's attribute", async (context) => {
  const [, reasons, misfits] = await published(context);
  assert.is(reasons?.reason, "gzip");
  assert.is(reasons?.QuarantinedByReason, 1);
  assert.is(misfits?.record_type, "Order");
  assert.is(misfits?.field, "notes");
  assert.is(misfits?.MisfitsByField, 2);
});

test("keys of maps, which are content, are in no metric", async (context) => {
  assert.not.match(JSON.stringify(await published(context)), "4111");
});

test.run();
