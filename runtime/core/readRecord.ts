import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { ChangeScanner } from "./ChangeScanner.js";
import { type Parsed, type ParseRules, parse } from "./parse.js";
import type { RowLayout } from "./RowLayout.js";

/** How records are read. */
export interface ReadRules extends ParseRules {
  /** Reads what it is certain of, fast; without it, every record is parsed. */
  readonly scanner?: ChangeScanner;
}

/** Read the data of a Kinesis record to a change of a record type; never throws. */
export function readRecord(arrived: ArrivedRecord, rules: ReadRules, rows: RowLayout): Parsed {
  return rules.scanner?.scan(arrived) ?? rows.layOut(parse(arrived, rules));
}
