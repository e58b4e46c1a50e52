import { S3Client } from "@aws-sdk/client-s3";
import { readConfig } from "../../config.js";
import { S3ObjectSource } from "../../delivery/S3ObjectSource.js";
import { s3ClientDefaults } from "../../delivery/s3ClientDefaults.js";
import { demandRecordTypes } from "../../recordTypes.js";
import { createServices } from "../../services.js";
import { VariableReader } from "../../util/VariableReader.js";
import { createBackfillWorker } from "./createBackfillWorker.js";

/**
 * The function that Step Functions invokes with each file of an export. Beside the delivery's
 * variables it reads `PIPELINE_EXPORT_BUCKET`, the bucket of the exports.
 */
export const handler = createBackfillWorker(
  demandRecordTypes,
  createServices(readConfig(process.env, demandRecordTypes)),
  new S3ObjectSource({
    client: new S3Client(s3ClientDefaults),
    bucket: exportBucket(),
    prefix: "",
  }),
);

function exportBucket(): string {
  const reader = new VariableReader(process.env);
  const bucket = reader.read("PIPELINE_EXPORT_BUCKET", (text, report) => {
    if (text === "") report("is empty");
    return text;
  });
  reader.finish();
  return bucket ?? "";
}
