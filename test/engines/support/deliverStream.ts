import { S3Client } from "@aws-sdk/client-s3";
import { S3Storage } from "../../../runtime/delivery/S3Storage.js";
import { s3ClientDefaults } from "../../../runtime/delivery/s3ClientDefaults.js";
import { createDeliveryWorker } from "../../../runtime/lambda/deliveryWorker/createDeliveryWorker.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import type { Services } from "../../../runtime/services.js";
import { EventSourceMapping } from "../../support/eventSource/EventSourceMapping.js";
import type { Journal } from "../../support/eventSource/Journal.js";
import type { KinesisStream } from "../../support/eventSource/KinesisStream.js";
import type { Moto } from "../harness/moto/Moto.js";
import type { Archive } from "./deployTables.js";

/**
 * Deliver a stream of the demand table to an archive on the mock AWS, by the Lambda handler and its
 * S3 storage. Lambda loses every fifth answer, and then calls again with other batches.
 */
export async function deliverStream(
  stream: KinesisStream,
  moto: Moto,
  archive: Archive,
): Promise<Journal> {
  const mapping = new EventSourceMapping({
    stream,
    handler: createDeliveryWorker(demandRecordTypes, services(moto, archive)),
    settings: {
      batchSize: 200,
      maximumBatchingWindowInSeconds: 5,
      parallelizationFactor: 2,
      bisectBatchOnFunctionError: true,
      reportBatchItemFailures: true,
    },
    faults: { answerLost: (invocation) => invocation % 5 === 0, recut: () => true },
  });
  await mapping.run();
  return mapping.journal;
}

function services(moto: Moto, { bucket, prefix, projectionStart }: Archive): Services {
  const client = new S3Client({ ...s3ClientDefaults, ...moto.client });
  const silent = () => undefined;
  return {
    config: {
      environment: "test",
      tables: { demand: { recordTypes: ["DemandRecord"], ignored: [] } },
      ...{ bucket, prefix, projectionStart },
      formats: ["parquet", "avro"],
      parquetCompression: "snappy",
    },
    storage: new S3Storage({ client, bucket, prefix }),
    log: { debug: silent, info: silent, warn: silent, error: silent },
    metrics: { publish: silent },
  };
}
