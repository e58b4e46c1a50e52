// Generated from all record schemas. Do not edit.
// Regenerate: npm run generate

import type { RecordTypes } from "demand-pipeline/codec";
import { demandRecordAvro } from "./avro/demandRecord.js";
import { type DemandRecordDerivations, demandRecordRow } from "./codec/demandRecord.js";
import { demandRecordParquet } from "./parquet/demandRecord.js";
import { demandRecordPlan } from "./plan/demandRecord.js";

/** The functions that derived columns call for, by record type. */
export interface Derivations {
  readonly DemandRecord: DemandRecordDerivations;
}

/** Give the record types by name, as the runtime takes them. */
export function recordTypes(derive: Derivations) {
  return {
    DemandRecord: {
      name: "DemandRecord",
      table: "demand_record",
      version: "1.0",
      fingerprint: "72b274be7c631de2",
      onMisfit: "rescue",
      key: ["id"],
      row: (image, options) => demandRecordRow(image, derive.DemandRecord, options),
      plan: demandRecordPlan,
      derive: derive.DemandRecord,
      parquet: demandRecordParquet,
      avro: demandRecordAvro,
    },
  } satisfies RecordTypes;
}
