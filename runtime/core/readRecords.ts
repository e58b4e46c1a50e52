import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { ChangeScanner } from "./ChangeScanner.js";
import { type Parsed, type ParseRules, parse } from "./parse.js";
import { RowLayout } from "./RowLayout.js";

/** How records are read. */
export interface ReadRules extends ParseRules {
  /** Reads what it is certain of, fast; without it, every record is parsed. */
  readonly scanner?: ChangeScanner;
}

/** Read the data of Kinesis records to changes of record types; never throws. */
export function readRecords(
  records: readonly ArrivedRecord[],
  rules: ReadRules,
): readonly Parsed[] {
  const rows = new RowLayout();
  const changes = rules.scanner?.scan(records);
  return records.map((record, index) => changes?.[index] ?? rows.layOut(parse(record, rules)));
}
