import { journeysOf } from "../../model/journey.js";
import type { Model, RecordModel } from "../../model/model.js";
import { type ColumnEntry, columnEntry } from "./columnEntry.js";
import type { Fact } from "./columnFacts.js";
import { columnLink } from "./columnId.js";
import { type Inline, joined, paragraphs } from "./Inline.js";
import { exampleQueries, type Query } from "./queries.js";
import { type TableEntry, tableEntries } from "./tableEntries.js";

/** What the page says of a record type. */
export interface RecordEntry {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly doc: readonly (readonly Inline[])[];
  readonly facts: readonly Fact[];
  readonly tables: readonly TableEntry[];
  readonly columns: readonly ColumnEntry[];
  readonly queries: readonly Query[];
}

/** Describe a record type. */
export function recordEntry(model: Model, record: RecordModel): RecordEntry {
  return {
    id: record.name,
    name: record.name,
    version: record.version,
    doc: paragraphs(record.doc),
    facts: recordFacts(record),
    tables: tableEntries(model, record),
    columns: journeysOf(model, record).map(columnEntry),
    queries: exampleQueries(record),
  };
}

function recordFacts(record: RecordModel): readonly Fact[] {
  const { match, onMisfit, source } = record;
  return [
    ...linksFact("Key", record.key, record),
    ...linksFact(
      "Newest by",
      record.versionField === undefined ? [] : [record.versionField],
      record,
    ),
    ...(match === undefined ? [] : [{ label: "Items", runs: matchRuns(match) }]),
    ...(onMisfit === "rescue" ? [] : [{ label: "Misfits", runs: [{ text: quarantined }] }]),
    { label: "Schema", runs: [{ text: `${source.file}, version ${record.version}` }] },
  ];
}

const quarantined = "an item with a value that does not fit is quarantined, and has no row";

function linksFact(label: string, names: readonly string[], record: RecordModel): readonly Fact[] {
  const fields = record.fields.filter(({ name }) => names.includes(name));
  const links = fields.map((field) => columnLink(record, field));
  return links.length === 0 ? [] : [{ label, runs: joined(links, ", ") }];
}

function matchRuns({ attribute, equals }: NonNullable<RecordModel["match"]>): readonly Inline[] {
  return [{ text: "those whose " }, { code: attribute }, { text: " is " }, { code: equals }];
}
