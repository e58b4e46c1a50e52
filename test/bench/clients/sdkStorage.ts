import { S3Client } from "@aws-sdk/client-s3";
import { S3Storage } from "../../../runtime/delivery/S3Storage.js";
import { s3ClientDefaults } from "../../../runtime/delivery/s3ClientDefaults.js";
import { body, bucket, contentType, credentials, endpoint, nextKey, region } from "./target.js";

export const client = new S3Client({
  ...s3ClientDefaults,
  ...{ endpoint, region, credentials, forcePathStyle: true },
});
const storage = new S3Storage({ client, bucket, prefix: "" });

/** Put an object as the delivery function does; gives its bytes. */
export async function putObject(): Promise<number> {
  await storage.put(nextKey(), body, { contentType });
  return body.length;
}
