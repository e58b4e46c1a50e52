import type { Model, RecordModel } from "../../../generator/model/model.js";
import { camelCase } from "../../../generator/targets/target.js";
import type { RecordType, RecordTypes, RowResult } from "../../../runtime/codec/RecordType.js";
import { loadGeneration } from "../loadGeneration.js";
import type { Output } from "./generateFolder.js";
import { derivedTypes } from "./schemaFolders.js";

/** A record type as the generated registry has it, with the model that it was generated from. */
export interface LoadedRecord {
  readonly model: Model;
  readonly record: RecordModel;
  readonly type: RecordType;
  /** Give the image that a row stands for. */
  image(row: Pick<RowResult, "columns" | "rescued">): unknown;
}

/**
 * Load the generated record types of an arbitrary folder.
 *
 * @param functions what derived values are made by, if not by those of arbitrary folders
 */
export async function recordTypesOf(
  { files, model }: Output,
  functions: object = derive,
): Promise<LoadedRecord[]> {
  const codecs = model.records.map(({ name }) => camelCase(name));
  const loaded = await loadGeneration(
    files,
    [
      'export { recordTypes } from "./index.js";',
      ...codecs.map((name) => `export { ${name}Image } from "./codec/${name}.js";`),
    ].join("\n"),
  );
  const recordTypes = loaded.recordTypes as (derive: unknown) => RecordTypes;
  const types = recordTypes(Object.fromEntries(model.records.map(({ name }) => [name, functions])));
  return model.records.map((record, at) => ({
    model,
    record,
    type: types[record.name] as RecordType,
    image: loaded[`${codecs[at]}Image`] as LoadedRecord["image"],
  }));
}

const derivedValues: Readonly<Record<(typeof derivedTypes)[number], unknown>> = {
  string: "it's",
  integer: 9007199254740993n,
  boolean: true,
};

/** The functions that arbitrary records derive values by. */
const derive = Object.fromEntries(
  derivedTypes.map((type) => [`${type}Of`, () => derivedValues[type]]),
);
