import type { AvroMapping, RecordType } from "../../codec/RecordType.js";
import { columnsOf } from "../../columns/columnsOf.js";
import type { Format } from "../Format.js";
import { avroContainer } from "./avroContainer.js";

/** The Avro format: object container files, deflated. */
export const avroFormat: Format = {
  name: "avro",
  extension: "avro",
  contentType: "application/avro",
  writes: ({ avro }) => avro !== undefined,
  encode(recordType, rows, digest) {
    const { schema } = mappingOf(recordType);
    return avroContainer({
      metadata: { "avro.schema": schema, ...provenance(recordType) },
      columns: columnsOf(recordType, rows),
      sync: Buffer.from(digest, "hex"),
    });
  },
};

function mappingOf({ name, avro }: RecordType): AvroMapping {
  if (avro === undefined) throw new Error(`${name} has no mapping to Avro`);
  return avro;
}

// The specification keeps the prefix `avro.` for itself.
function provenance({ name, version, fingerprint }: RecordType) {
  return {
    "demand_pipeline.record": name,
    "demand_pipeline.schema_version": version,
    "demand_pipeline.fingerprint": fingerprint,
  };
}
