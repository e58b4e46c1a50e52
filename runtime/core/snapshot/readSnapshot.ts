import type { ArrivedRecord } from "../ArrivedRecord.js";
import type { Parsed, ParseRules } from "../parse.js";
import { RowLayout } from "../RowLayout.js";
import { parseSnapshot } from "./parseSnapshot.js";
import type { Snapshot } from "./Snapshot.js";

/** Read lines of a snapshot to rows that are laid out; never throws. */
export function readSnapshot(
  records: readonly ArrivedRecord[],
  snapshot: Snapshot,
  rules: ParseRules,
): readonly Parsed[] {
  const rows = new RowLayout();
  return records.map((record) => rows.layOut(parseSnapshot(record, snapshot, rules)));
}
