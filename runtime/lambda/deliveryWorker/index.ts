import { readConfig } from "../../config.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { connectServices } from "../../services.js";
import { createDeliveryWorker } from "./createDeliveryWorker.js";

export { createDeliveryWorker } from "./createDeliveryWorker.js";

/** The function that Lambda invokes with batches of the demand table's changes. */
export const handler = createDeliveryWorker(
  demandRecordTypes,
  await connectServices(readConfig(process.env, demandRecordTypes)),
);
