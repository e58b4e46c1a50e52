import { S3Client } from "@aws-sdk/client-s3";
import type { RuntimeConfig } from "./config.js";
import { connectBucket } from "./delivery/connectBucket.js";
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
  return servicesOf(config, new S3Client(s3ClientDefaults));
}

/**
 * Make the same, connected to S3: for a function's init, whose first event then need not wait for
 * credentials and a connection. S3 has a second to answer; where it does not, the first event
 * connects.
 *
 * @example
 * ```ts
 * const services = await connectServices(readConfig(process.env, types));
 * export const handler = createDeliveryWorker(types, services);
 * ```
 */
export async function connectServices(config: RuntimeConfig): Promise<Services> {
  const client = new S3Client(s3ClientDefaults);
  const services = servicesOf(config, client);
  await connectBucket({ client, bucket: config.bucket, log: services.log });
  return services;
}

function servicesOf(config: RuntimeConfig, client: S3Client): Services {
  const { environment, bucket, prefix } = config;
  return {
    config,
    storage: new S3Storage({ client, bucket, prefix }),
    log: createLog(environment),
    metrics: createMetrics(environment),
  };
}
