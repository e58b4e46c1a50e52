/** Folders of record schemas, all of which the generator takes. */
import fc from "fast-check";
import { recordName } from "../../../generator/model/names.js";
import { docs, propertyNames, recordTitles } from "./names.js";
import { keys, type Schema } from "./scalars.js";
import { propertyOf, values } from "./values.js";

/** Text of each file, by path. */
export type SchemaFolder = Readonly<Record<string, string>>;

/** Make folders of one record to three, and a file of schemas that they share. */
export const schemaFolders: fc.Arbitrary<SchemaFolder> = fc
  .tuple(
    values([]),
    values([]),
    fc.uniqueArray(fc.constantFrom(...recordTitles), {
      minLength: 1,
      maxLength: 3,
      selector: recordName,
    }),
  )
  .chain(([shared, own, titles]) =>
    fc.tuple(...titles.map((title) => recordOf(title, own))).map((records) => ({
      "common.json": textOf({ $defs: { shared } }),
      ...Object.fromEntries(records.map((record, at) => [`record${at}.json`, textOf(record)])),
    })),
  );

function textOf(schema: Schema): string {
  return JSON.stringify(schema, null, 2);
}

/** Where a draft keeps its definitions. */
const drafts = [
  { $schema: "https://json-schema.org/draft/2020-12/schema", definitions: "$defs" },
  { $schema: "http://json-schema.org/draft-07/schema#", definitions: "definitions" },
  { $schema: "http://json-schema.org/draft-04/schema#", definitions: "definitions" },
] as const;

function recordOf(title: string, own: Schema): fc.Arbitrary<Schema> {
  return fc
    .tuple(fc.constantFrom(...drafts), propertyNames({ minLength: 1, maxLength: 10 }))
    .chain(([{ $schema, definitions }, names]) => {
      const value = values([`#/${definitions}/own value`, "common.json#/$defs/shared"]);
      return fc
        .record({
          about,
          key: fc.constantFrom(...keys),
          sortKey: fc.option(fc.constantFrom(...keys)),
          derived: fc.subarray([...derivedTypes]),
          required: fc.subarray(names),
          schemas: fc.tuple(...names.map((name) => propertyOf(name, value))),
        })
        .map(({ about, key, sortKey, derived, required, schemas }) => ({
          $schema,
          title,
          ...about,
          type: "object",
          required: ["id", ...required],
          properties: Object.fromEntries([
            ["id", { ...key, "x-key": "partition" }],
            ...(sortKey === null ? [] : [["id sort", { ...sortKey, "x-key": "sort" }]]),
            ...names.map((name, at) => [name, schemas[at]]),
            ...derived.map((type) => [
              `id ${type}`,
              derivedFrom(type, ["id", ...names.slice(0, 2)]),
            ]),
          ]),
          [definitions]: { "own value": own },
        }));
    });
}

const about = fc.record(
  {
    description: docs,
    "x-version": fc.constantFrom("1.0", "12.34"),
    "x-on-misfit": fc.constantFrom("rescue", "quarantine"),
    "x-table": fc.record({
      formats: fc.constantFrom(["parquet"], ["avro"], ["parquet", "avro"], ["avro", "parquet"]),
    }),
    "x-dynamodb": fc.constant({ match: { attribute: "kind's", equals: 'a "kind"' } }),
    additionalProperties: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** JSON types of derived values; the function's name has the type's. */
export const derivedTypes = ["string", "integer", "boolean"] as const;

function derivedFrom(type: string, from: readonly string[]): Schema {
  return { type, "x-derived": { function: `${type}Of`, from } };
}
