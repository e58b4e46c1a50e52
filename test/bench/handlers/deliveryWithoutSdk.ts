/** The delivery function as it is deployed, but for the AWS SDK: its storage keeps nothing. */
import { readConfig } from "../../../runtime/config.js";
import { createDeliveryWorker } from "../../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { createLog } from "../../../runtime/logger.js";
import { createMetrics } from "../../../runtime/metrics.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { CountingStorage } from "../ways/CountingStorage.js";

const config = readConfig(process.env, demandRecordTypes);
const { environment } = config;

export const handler = createDeliveryWorker(demandRecordTypes, {
  config,
  storage: new CountingStorage(),
  log: createLog(environment),
  metrics: createMetrics(environment),
});
