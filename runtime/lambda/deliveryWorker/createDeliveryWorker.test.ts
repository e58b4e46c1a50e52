import { test } from "uvu";
import * as assert from "uvu/assert";
import { MemoryStorage } from "../../../test/support/MemoryStorage.js";
import {
  arrivedRecords,
  dataOf,
  eventOf,
  orderChange,
} from "../../../test/support/orderChanges.js";
import { orderRecordType } from "../../../test/support/orderRecordType.js";
import { RecordingLog } from "../../../test/support/RecordingLog.js";
import type { Services } from "../../services.js";
import { createDeliveryWorker } from "./createDeliveryWorker.js";

function servicesOf(storage = new MemoryStorage()) {
  return {
    config: {
      environment: "test",
      tables: { orders: { recordTypes: ["Order"], ignored: [] } },
      bucket: "archive",
      prefix: "",
      formats: ["parquet", "avro"],
      parquetCompression: "snappy",
      projectionStart: "2024-01-01",
    },
    storage,
    log: new RecordingLog(),
    metrics: { publish: () => {} },
  } satisfies Services;
}

const recordTypes = { Order: orderRecordType };
const change = (id: string) => dataOf(orderChange(id));

function invoke(data: readonly string[], services: Services, millis = 60_000) {
  const end = performance.now() + millis;
  const context = {
    awsRequestId: "request-1",
    getRemainingTimeInMillis: () => end - performance.now(),
  };
  const event = eventOf(arrivedRecords(data)) as never;
  return createDeliveryWorker(recordTypes, services)(event, context);
}

test("a batch that is safe, poison included, has no failures", async () => {
  const services = servicesOf();
  assert.equal(await invoke([change("a"), "%", change("b")], services), { batchItemFailures: [] });
  assert.equal(
    [...services.storage.objects.keys()].map((key) => key.split("/").slice(0, 2).join("/")),
    ["order/parquet", "order/avro", "quarantine/quarantine_date=2024-05-01"],
  );
});

test("an empty batch has no failures", async () => {
  assert.equal(await invoke([], servicesOf()), { batchItemFailures: [] });
});

test("the first record that is not safe is named, and no other", async () => {
  const services = servicesOf();
  services.storage.fault = (key) => (key.includes("/avro/") ? "refused" : undefined);
  const response = await invoke(["%", change("a"), "%", change("b")], services);
  assert.equal(response, { batchItemFailures: [{ itemIdentifier: "101" }] });
});

test("a worker answers before its time is over, and names what it has not stored", async () => {
  const services = servicesOf();
  services.storage.fault = () => "hang";
  const start = performance.now();
  const response = await invoke([change("a"), "%"], services, 1_000);
  assert.ok(performance.now() - start < 1_000);
  assert.equal(response, { batchItemFailures: [{ itemIdentifier: "100" }] });
});

test("an event of another source is an error, so that Lambda keeps it", async () => {
  const worker = createDeliveryWorker(recordTypes, servicesOf());
  const context = { awsRequestId: "request-1", getRemainingTimeInMillis: () => 60_000 };
  let problem = "";
  await worker({ Records: [{ Sns: {} }] } as never, context).catch((error) => {
    problem = String(error);
  });
  assert.match(problem, "/Records/0/kinesis");
});

test("a configuration that names no known record type fails at the start", () => {
  assert.throws(() => createDeliveryWorker({}, servicesOf()), "no record type Order");
});

test.run();
