import { readFileSync } from "node:fs";
import type { RecordType } from "../../codec/RecordType.js";

interface Manifest {
  readonly model: {
    readonly records: readonly {
      readonly name: string;
      readonly fields: readonly { readonly attribute: string; readonly column: string }[];
    }[];
  };
}

const manifestFile = new URL("../../../generated/manifest.json", import.meta.url);

/** Give the columns of a record type's key, partition first. */
export function keyColumns({ name, key }: RecordType): string[] {
  const { model }: Manifest = JSON.parse(readFileSync(manifestFile, "utf8"));
  const fields = model.records.find((record) => record.name === name)?.fields ?? [];
  return key.map((attribute) => {
    const field = fields.find((candidate) => candidate.attribute === attribute);
    if (field === undefined) throw new Error(`the manifest has no ${attribute} of ${name}`);
    return field.column;
  });
}
