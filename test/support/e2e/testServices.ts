import type { RuntimeConfig } from "../../../runtime/config.js";
import type { Storage } from "../../../runtime/delivery/Storage.js";
import type { Services } from "../../../runtime/services.js";

/** Items that the configuration of these tests wants passed over. */
export const ignored = { attribute: "status", equals: "CANCELLED" } as const;

/** Make services that say nothing, over a storage of the test's. */
export function testServices(storage: Storage, config: Partial<RuntimeConfig> = {}): Services {
  const silent = () => undefined;
  return {
    config: {
      environment: "test",
      tables: { demand: { recordTypes: ["DemandRecord"], ignored: [ignored] } },
      bucket: "archive",
      prefix: "",
      formats: ["parquet"],
      parquetCompression: "snappy",
      projectionStart: "2024-01-01",
      ...config,
    },
    storage,
    log: { debug: silent, info: silent, warn: silent, error: silent },
    metrics: { publish: silent },
  };
}
