import { S3Client } from "@aws-sdk/client-s3";
import type { RuntimeConfig } from "./config.js";
import { S3Storage } from "./delivery/S3Storage.js";
import type { Storage } from "./delivery/Storage.js";
import { s3ClientDefaults } from "./delivery/s3ClientDefaults.js";
import { createLog, type Log } from "./logger.js";
import { createMetrics, type DeliveryMetrics } from "./metrics.js";

/** What a delivery works with: all that reaches outside. */
export interface Services {
  readonly config: RuntimeConfig;
  readonly storage: Storage;
  readonly log: Log;
  readonly metrics: DeliveryMetrics;
}

/** Make the services of the delivery function, as its configuration wants them. */
export function createServices(config: RuntimeConfig): Services {
  const { environment, bucket, prefix } = config;
  return {
    config,
    storage: new S3Storage({ client: new S3Client(s3ClientDefaults), bucket, prefix }),
    log: createLog(environment),
    metrics: createMetrics(environment),
  };
}
