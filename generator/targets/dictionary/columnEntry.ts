import { fieldMarks } from "../../model/fieldMarks.js";
import {
  fidelityCounts,
  type Journey,
  pathOf,
  type Stop,
  systemNames,
} from "../../model/journey.js";
import { columnFacts, type Fact } from "./columnFacts.js";
import { columnId } from "./columnId.js";
import { type Inline, paragraphs } from "./Inline.js";

/** What the page says of a column, or of a struct's member. */
export interface ColumnEntry {
  readonly id: string;
  /** Its own name in tables. */
  readonly name: string;
  /** The columns it stands in, each with its dot; empty for a column of a table. */
  readonly within: string;
  readonly type: string;
  /** Its part in the key, if it has one: `partition key`. */
  readonly keyMark: string | undefined;
  /** What else is to be known at a glance: `optional, nullable`. */
  readonly marks: string;
  readonly isDeprecated: boolean;
  readonly doc: readonly (readonly Inline[])[];
  readonly facts: readonly Fact[];
  readonly systems: readonly SystemRow[];
  /** Where the schema declares it; by name, since a line would change with every line above it. */
  readonly declared: readonly Inline[];
  /** `4 exact, 2 widened` */
  readonly fidelity: string;
  readonly members: readonly ColumnEntry[];
}

export interface SystemRow {
  readonly system: string;
  readonly type: string;
  readonly fidelity: string;
  readonly why: string;
}

/** Describe a column and, where it holds structs, their members. */
export function columnEntry(journey: Journey): ColumnEntry {
  const { field, logicalType, stops, members } = journey;
  const path = pathOf(journey, ({ column }) => column);
  return {
    id: columnId(journey),
    name: field.column,
    within: path.slice(0, path.length - field.column.length),
    type: logicalType,
    keyMark: field.key === undefined ? undefined : `${field.key} key`,
    marks: fieldMarks(field).join(", "),
    isDeprecated: field.deprecated,
    doc: paragraphs(field.doc),
    facts: columnFacts(journey),
    systems: stops.map(systemRow),
    declared: [{ code: field.source.pointer }, { text: ` in ${field.source.file}` }],
    fidelity: fidelityCounts(stops)
      .map(([fidelity, count]) => `${count} ${fidelity}`)
      .join(", "),
    members: members.map(columnEntry),
  };
}

function systemRow({ system, type, fidelity, reasons, accepted }: Stop): SystemRow {
  const why = [...reasons, ...(accepted === undefined ? [] : [`accepted: ${accepted}`])];
  return { system: systemNames[system], type, fidelity, why: why.join("; ") };
}
