/** The AWS SDK's client, which has asked for the bucket during init. */
import { HeadBucketCommand } from "@aws-sdk/client-s3";
import { client } from "./sdkStorage.js";
import { bucket } from "./target.js";

export { putObject as handle } from "./sdkStorage.js";

await client.send(new HeadBucketCommand({ Bucket: bucket }));
