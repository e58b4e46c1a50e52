import { countsText } from "../countsText.js";
import type { ReplayedRecord } from "./deliverReplay.js";
import type { ReplaySummary } from "./ReplaySummary.js";

/** Spell a replay's summary for people: of a dry run each record, then the counts. */
export function replayText(summary: ReplaySummary): string {
  const { source, archive, read, dryRun, settledBefore, problems, complete } = summary;
  const unit = source === "stream" ? "shards" : "objects";
  const lines = [
    ...recordLines(summary.records),
    `${source} to ${archive}, ${read} ${unit} read${dryRun ? ", dry run" : ""}`,
    ...(settledBefore > 0 ? [`${settledBefore} records were settled by earlier replays`] : []),
    ...problems,
  ];
  const ending = complete ? "" : "Interrupted; give the same command again to go on.\n";
  return `${lines.join("\n")}\n${countsText(summary, dryRun)}${ending}`;
}

function recordLines(records: readonly ReplayedRecord[]): readonly string[] {
  return records.map((record, index) => {
    const begins = records[index - 1]?.origin !== record.origin;
    return `${begins ? `${record.origin}\n` : ""}  ${recordLine(record)}`;
  });
}

function recordLine({ shard, sequenceNumber, was, ...record }: ReplayedRecord): string {
  const before = was === null ? "" : `${was} → `;
  return `${shard} ${sequenceNumber}: ${before}${fateText(record)}`;
}

function fateText(record: Omit<ReplayedRecord, "shard" | "sequenceNumber" | "was">): string {
  const { outcome, recordType, misfits = [], reason, path = "", message } = record;
  if (outcome === "delivered") {
    return [`delivered as ${recordType}`, ...misfits].join("; ");
  }
  if (outcome !== "quarantined") return outcome;
  const problem = message === undefined ? "" : ` (${[path, message].filter(Boolean).join(": ")})`;
  return `${reason}${problem}`;
}
