import { countsText } from "../countsText.js";
import type { BackfillSummary } from "./runBackfill.js";

/** Spell a backfill's summary for people. */
export function summaryText(summary: BackfillSummary): string {
  const { source, id, table, archive, dryRun, checkpoint } = summary;
  const head = `${source} ${id} of ${table} to ${archive}${dryRun ? ", dry run" : ""}\n`;
  const kept = checkpoint === null ? "" : `Progress is kept in ${checkpoint}.\n`;
  return `${head}${countsText(summary, dryRun)}${ending(summary)}${kept}`;
}

function ending({ complete, problems, source, expected, received }: BackfillSummary): string {
  if (!complete) return "Interrupted; give the same command again to go on.\n";
  if (problems.length > 0) {
    return `The counts do not reconcile:\n${problems.map((problem) => `  ${problem}\n`).join("")}`;
  }
  return source === "export"
    ? `All ${expected} items of the manifest are accounted for.\n`
    : `All ${received} items that the scan read are accounted for.\n`;
}
