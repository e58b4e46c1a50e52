import type { Model } from "../model/model.js";
import type { SourceLocation } from "../source.js";
import type { Verdicts } from "./audiences.js";
import { type Change, isFieldChange } from "./Change.js";
import { findChanges } from "./findChanges.js";
import { judge } from "./judge.js";

/** A change, what it means to each audience, and where it was made. */
export interface JudgedChange {
  readonly change: Change;
  readonly verdicts: Verdicts;
  /** `file:line` of the new state, or of the old one where it is gone. */
  readonly place: string;
}

/** What a change of schemas means. */
export interface Comparison {
  readonly changes: readonly JudgedChange[];
  /** Record types that break someone although their major version was not raised. */
  readonly unannounced: readonly string[];
}

/** Compare two states of the schemas. */
export function compare(before: Model, after: Model): Comparison {
  const changes = findChanges(before, after).map((change) => ({
    change,
    verdicts: judge(change),
    place: placeOf(change),
  }));
  const broken = new Set(changes.filter(breaks).map(({ change }) => change.record.name));
  const unannounced = [...broken].filter((name) => !isMajorRaised(before, after, name)).sort();
  return { changes, unannounced };
}

function breaks({ verdicts }: JudgedChange): boolean {
  return Object.values(verdicts).some(({ level }) => level === "breaking");
}

/** A record that is gone has no version to raise. */
function isMajorRaised(before: Model, after: Model, name: string): boolean {
  const [was, is] = [majorOf(before, name), majorOf(after, name)];
  return was !== undefined && is !== undefined && is > was;
}

function majorOf({ records }: Model, name: string): number | undefined {
  const version = records.find((record) => record.name === name)?.version;
  return version === undefined ? undefined : Number(version.split(".")[0]);
}

function placeOf(change: Change): string {
  const source: SourceLocation = isFieldChange(change) ? change.after.source : change.record.source;
  return `${source.file}:${source.line}`;
}
