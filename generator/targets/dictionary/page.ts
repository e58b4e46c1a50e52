import { innerValues } from "../../model/describe.js";
import { journeysOf } from "../../model/journey.js";
import type { Kind, Model, Type } from "../../model/model.js";
import { logicalTypes } from "../../types/logicalTypes.js";
import { changeDate } from "../table/columns.js";
import { type ColumnEntry, columnEntry } from "./columnEntry.js";
import { paragraphs } from "./Inline.js";
import { type RecordEntry, recordEntry } from "./recordEntry.js";

/** All that the page says. */
export interface Page {
  readonly title: string;
  readonly summary: string;
  readonly records: readonly RecordEntry[];
  readonly change: ChangeEntry;
  /** Whether the contents and an overview list the records, as they are several. */
  readonly isPlural: boolean;
  /** Whether the records are so many that the contents do not name their columns. */
  readonly isLong: boolean;
  readonly logicalTypes: readonly LogicalTypeRow[];
}

/** What the page says of the columns that every change carries. */
export type ChangeEntry = Pick<RecordEntry, "id" | "doc" | "columns">;

export interface LogicalTypeRow {
  readonly name: string;
  readonly summary: string;
}

/** Describe the page of a model. */
export function dictionaryPage(model: Model): Page {
  const records = model.records.map((record) => recordEntry(model, record));
  const change = changeEntry(model);
  return {
    title: records.length === 1 ? `${records[0]?.name}: data dictionary` : "Data dictionary",
    summary: summaryOf(records, change),
    records,
    change,
    isPlural: records.length > 1,
    isLong: records.length > 3,
    logicalTypes: kindsIn(model).map((name) => ({ name, summary: logicalTypes[name].summary })),
  };
}

function summaryOf(records: readonly RecordEntry[], change: ChangeEntry): string {
  const columns = records.reduce((count, record) => count + record.columns.length, 0);
  const types = records.length === 1 ? "" : `${records.length} record types, `;
  return `${types}${columns} columns, and ${change.columns.length} that every change carries`;
}

function changeEntry(model: Model): ChangeEntry {
  const { change } = model;
  const columns = journeysOf(model, change).map(columnEntry);
  return {
    id: change.name,
    doc: paragraphs(change.doc),
    columns: [...columns, changeDateEntry(change.name)],
  };
}

/** The Hive partition is a column of tables, but of no schema. */
function changeDateEntry(record: string): ColumnEntry {
  const { name, hive, comment } = changeDate;
  return {
    id: `${record}.${name}`,
    name,
    within: "",
    type: "date",
    keyMark: undefined,
    marks: "Hive partition, required",
    isDeprecated: false,
    doc: paragraphs(comment),
    facts: [
      { label: "Athena", runs: [{ code: hive }] },
      { label: "Null", runs: [{ text: "never" }] },
    ],
    systems: [],
    declared: [],
    fidelity: "",
    members: [],
  };
}

/** List the logical types of a model's columns, in the order of the type table. */
function kindsIn(model: Model): readonly Kind[] {
  const fields = [model.change, ...model.records].flatMap((record) => record.fields);
  const used = new Set(fields.flatMap(({ type }) => kindsOf(type)));
  return (Object.keys(logicalTypes) as Kind[]).filter((kind) => used.has(kind));
}

function kindsOf(type: Type): readonly Kind[] {
  return [type.kind, ...innerValues(type).flatMap(({ value }) => kindsOf(value.type))];
}
