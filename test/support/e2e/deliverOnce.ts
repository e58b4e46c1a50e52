/**
 * Delivers one event as the function would and prints its answer; dies by SIGKILL where its plan
 * says so: `deliverOnce.mjs <plan as JSON>`.
 */
import { readFileSync } from "node:fs";
import { S3Client } from "@aws-sdk/client-s3";
import { FileStorage } from "../../../runtime/delivery/FileStorage.js";
import { S3Storage } from "../../../runtime/delivery/S3Storage.js";
import type { Storage } from "../../../runtime/delivery/Storage.js";
import { createDeliveryWorker } from "../../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import type { DeliverOncePlan } from "./DeliverOncePlan.js";
import { testServices } from "./testServices.js";

const plan: DeliverOncePlan = JSON.parse(process.argv[2] ?? "{}");
const storage = plan.kill ? killedAt(storageOf(plan), plan.kill) : storageOf(plan);
const worker = createDeliveryWorker(
  demandRecordTypes,
  testServices(storage, { formats: ["parquet", "avro"] }),
);
const event = JSON.parse(readFileSync(plan.event, "utf8"));
const context = { awsRequestId: "once", getRemainingTimeInMillis: () => 60_000 };
process.stdout.write(JSON.stringify(await worker(event, context)));
process.exit();

function storageOf({ store }: DeliverOncePlan): Storage {
  if ("folder" in store) return new FileStorage(store.folder);
  return new S3Storage({ client: new S3Client(store.client), bucket: "archive", prefix: "" });
}

function killedAt(inner: Storage, { put, turns }: NonNullable<DeliverOncePlan["kill"]>): Storage {
  let count = 0;
  return {
    async put(key, bytes, options) {
      if (++count === put) dieAfter(turns);
      return inner.put(key, bytes, options);
    },
  };
}

/** Die after so many turns of the event loop: at once, or in one of the steps of the put. */
function dieAfter(turns: number): void {
  if (turns === 0) process.kill(process.pid, "SIGKILL");
  else setImmediate(() => dieAfter(turns - 1));
}
