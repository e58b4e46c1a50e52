import type { ArrivedRecord } from "../ArrivedRecord.js";
import type { Parsed, ParseRules } from "../parse.js";
import { RowLayout } from "../RowLayout.js";
import { parseSnapshot } from "./parseSnapshot.js";
import type { Snapshot } from "./Snapshot.js";
import type { SnapshotScanner } from "./SnapshotScanner.js";

/** How a snapshot's lines are read. */
export interface SnapshotRules extends ParseRules {
  /** Reads what it is certain of, fast; without it, every line is parsed. */
  readonly snapshots?: SnapshotScanner;
}

/** Read lines of a snapshot to rows that are laid out; never throws. */
export function readSnapshot(
  records: readonly ArrivedRecord[],
  snapshot: Snapshot,
  rules: SnapshotRules,
): readonly Parsed[] {
  const rows = new RowLayout();
  const changes = rules.snapshots?.scan(records, snapshot);
  return records.map(
    (record, index) => changes?.[index] ?? rows.layOut(parseSnapshot(record, snapshot, rules)),
  );
}
