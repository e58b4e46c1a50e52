/**
 * Delivers one of the worst events to a storage that keeps nothing, and prints what that took:
 * `measureMemory.mjs <name of the event>`.
 */
import { createDeliveryWorker } from "../../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { testServices } from "./testServices.js";
import { worstEvents } from "./worstEvents.js";

let objects = 0;
const storage = {
  async put() {
    objects++;
    return "stored" as const;
  },
};
const worker = createDeliveryWorker(
  demandRecordTypes,
  testServices(storage, { formats: ["parquet", "avro"] }),
);
const event = worstEvents[process.argv[2] ?? ""]?.() ?? { Records: [] };
await worker({ Records: event.Records.slice(0, 1) }, context());
const before = process.memoryUsage.rss();
const began = performance.now();
const { batchItemFailures } = await worker(event, context());
process.stdout.write(
  JSON.stringify({
    records: event.Records.length,
    failures: batchItemFailures.length,
    objects,
    seconds: (performance.now() - began) / 1000,
    beforeMebibytes: before / 2 ** 20,
    // In KiB on Linux.
    peakMebibytes: process.resourceUsage().maxRSS / 2 ** 10,
  }),
);

function context() {
  return {
    awsRequestId: "memory",
    getRemainingTimeInMillis: () => Number.POSITIVE_INFINITY,
  } as never;
}
