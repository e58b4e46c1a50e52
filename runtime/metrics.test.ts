import { test } from "uvu";
import * as assert from "uvu/assert";
import { arrivedRecords } from "../test/support/orderChanges.js";
import type { ArchiveDelivery } from "./delivery/ArchiveDelivery.js";
import { createMetrics } from "./metrics.js";

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

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html */
interface EmbeddedMetrics {
  readonly Timestamp: number;
  readonly CloudWatchMetrics: readonly Directive[];
}
interface Directive {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
}

function published(): Record<string, unknown>[] {
  const lines: string[] = [];
  createMetrics("dev1", (line) => lines.push(line)).publish(delivery, now);
  return lines.map((line) => JSON.parse(line));
}

test("a batch's totals come in one line, by service and environment", () => {
  const [totals] = published();
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
  const { Timestamp, CloudWatchMetrics } = _aws as EmbeddedMetrics;
  assert.is(Timestamp, now.getTime());
  const [directive] = CloudWatchMetrics;
  assert.is(directive?.Namespace, "DemandPipeline");
  assert.equal(directive?.Dimensions, [["service", "environment"]]);
  assert.is(directive?.Metrics.length, 9);
  assert.equal(directive?.Metrics[6], { Name: "StoredBytes", Unit: "Bytes" });
});

test("quarantine is counted by reason, misfits by the item's attribute", () => {
  const [, reasons, misfits] = published();
  assert.is(reasons?.reason, "gzip");
  assert.is(reasons?.QuarantinedByReason, 1);
  assert.is(misfits?.record_type, "Order");
  assert.is(misfits?.field, "notes");
  assert.is(misfits?.MisfitsByField, 2);
});

test("keys of maps, which are content, are in no metric", () => {
  assert.not.match(JSON.stringify(published()), "4111");
});

test.run();
