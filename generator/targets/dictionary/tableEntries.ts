import type { Format, Model, RecordModel } from "../../model/model.js";
import { tableName } from "../table/physicalTable.js";
import { recordViews } from "../table/views.js";

/** A table or view, and what it holds. */
export interface TableEntry {
  readonly name: string;
  readonly holds: string;
}

/** What the views hold, by the ending of their names, in the order in which one needs them. */
const views: Readonly<Record<string, string>> = {
  latest: "the newest state of each item",
  changes: "each change of each item, once",
  stale_keys:
    "the keys of items whose newest change is in quarantine, so that their state is stale",
};

const formats: Readonly<Record<Format, string>> = { parquet: "Parquet", avro: "Avro" };

/** List what a record's changes can be queried from, the most useful first. */
export function tableEntries(model: Model, record: RecordModel): readonly TableEntry[] {
  const { table } = record;
  const there = new Set(recordViews(model, record).map(({ name }) => name));
  return [
    ...Object.entries(views)
      .map(([ending, holds]) => ({ name: `${table.name}_${ending}`, holds }))
      .filter(({ name }) => there.has(name)),
    {
      name: `${table.name}_history`,
      holds: "each change once, in an Iceberg table, as far as it has been filled",
    },
    ...table.formats.map((format) => ({
      name: tableName(record, format),
      holds: `the changes as stored in ${formats[format]}, twice where a delivery was repeated`,
    })),
  ];
}
