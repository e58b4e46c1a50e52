import type { RecordTypes } from "../codec/RecordType.js";
import type { RuntimeConfig } from "../config.js";
import { avroFormat } from "../format/avro/index.js";
import type { Format, FormatName } from "../format/Format.js";
import { formatKernel } from "../format/FormatKernel.js";
import { parquetFormat } from "../format/parquet/index.js";
import { loadKernel } from "../kernel/loadKernel.js";
import { RecordText } from "../kernel/RecordText.js";
import type { Services } from "../services.js";
import { ChangeScanner } from "./ChangeScanner.js";
import type { DeliveryPlan } from "./deliverDemandRecords.js";
import { Routes } from "./Routes.js";
import { SnapshotScanner } from "./snapshot/SnapshotScanner.js";

/**
 * Plan the delivery of these record types as the configuration wants it.
 *
 * @throws {Error} if the configuration names a record type that is not among them
 */
export function deliveryPlan(
  recordTypes: RecordTypes,
  { config, storage }: Pick<Services, "config" | "storage">,
): DeliveryPlan {
  const routes = new Routes(config.tables, recordTypes);
  const { projectionStart } = config;
  const kernel = config.kernel === false ? undefined : loadKernel();
  // Made while the function starts, not while its first event waits.
  formatKernel();
  return {
    routes,
    projectionStart,
    ...(kernel && {
      scanner: new ChangeScanner(kernel, routes, projectionStart),
      snapshots: new SnapshotScanner(kernel, routes, projectionStart),
      texts: new RecordText(kernel),
    }),
    formats: config.formats.map((name) => formatOf(name, config)),
    storage,
  };
}

function formatOf(name: FormatName, { parquetCompression }: RuntimeConfig): Format {
  return name === "parquet" ? parquetFormat(parquetCompression) : avroFormat;
}
