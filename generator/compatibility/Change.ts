import type { Field, RecordModel } from "../model/model.js";

/** A difference between two states of a schema that someone who reads or writes data may notice. */
export type Change = RecordChange | FieldChange;

export const recordChangeKinds = [
  "record-added",
  "record-removed",
  "table-renamed",
  "format-added",
  "format-removed",
  "key-changed",
  "match-changed",
  "misfits-quarantined",
  "misfits-rescued",
  "fields-reordered",
] as const;

/** A change of a record as a whole. */
export interface RecordChange {
  readonly kind: (typeof recordChangeKinds)[number];
  /** By the new state, where it has the record. */
  readonly record: RecordModel;
  /** What it was and is, for people. */
  readonly from: string;
  readonly to: string;
}

export const fieldChangeKinds = [
  "field-added",
  "field-removed",
  "field-renamed",
  "column-renamed",
  "attribute-renamed",
  "retyped",
  "stored-otherwise",
  "made-required",
  "made-optional",
  "made-nullable",
  "made-not-null",
  "symbols-added",
  "symbols-removed",
  "enum-closed",
  "enum-opened",
  "derived-otherwise",
] as const;

/** A change of a field, at any depth. */
export interface FieldChange {
  readonly kind: (typeof fieldChangeKinds)[number];
  readonly record: RecordModel;
  /** Names from the record's field down, by the new state where it has the field. */
  readonly path: string;
  /** The field as it was; of an added one, as it is. */
  readonly before: Field;
  /** The field as it is; of a removed one, as it was. */
  readonly after: Field;
}

export type ChangeKind = Change["kind"];

/** Tell a change of a field from one of a record. */
export function isFieldChange(change: Change): change is FieldChange {
  return "path" in change;
}

/** Spell what changed, for people. */
export function describeChange(change: Change): string {
  if (!isFieldChange(change))
    return `${change.record.name}: ${spelt(change.kind)}${between(change)}`;
  return `${change.record.name}.${change.path}: ${spelt(change.kind)}`;
}

function spelt(kind: ChangeKind): string {
  return kind.replaceAll("-", " ");
}

function between({ from, to }: RecordChange): string {
  return from === "" && to === "" ? "" : ` (${from} → ${to})`;
}
