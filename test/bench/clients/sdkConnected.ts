/** The AWS SDK's client, connected during init as the delivery function's is. */
import { connectBucket } from "../../../runtime/delivery/connectBucket.js";
import { createLog } from "../../../runtime/logger.js";
import { client } from "./sdkStorage.js";
import { bucket } from "./target.js";

export { putObject as handle } from "./sdkStorage.js";

await connectBucket({ client, bucket, log: createLog("bench") });
