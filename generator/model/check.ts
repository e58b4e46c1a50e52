import type { Report } from "../diagnostics.js";
import { itemRules } from "./itemRules.js";
import type { RecordModel } from "./model.js";
import { nameRules } from "./nameRules.js";

/** A rule over a record as a whole; rules are named by what they ask for. */
export type Rule = (record: RecordModel, report: Report) => void;
export type Rules = Readonly<Record<string, Rule>>;

interface CheckOptions {
  /** Whether these are the columns of the change, which come from no item. */
  readonly isChange: boolean;
}

/** Check what can only be seen once a record is built. */
export function checkRecord(record: RecordModel, { isChange }: CheckOptions, report: Report): void {
  const rules = isChange ? [nameRules] : [nameRules, itemRules];
  for (const rule of rules.flatMap(Object.values<Rule>)) rule(record, report);
}
