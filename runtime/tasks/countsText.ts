import Table from "cli-table3";
import type { DeliveryCounts } from "../delivery/DeliveryCounts.js";

/** Spell counts for people: a table of outcomes, quarantine by reason. */
export function countsText(counts: DeliveryCounts, dryRun: boolean): string {
  const table = new Table({ colAligns: ["left", "right"], style: { border: [], compact: true } });
  table.push(
    ["received", counts.received],
    [dryRun ? "would be delivered" : "delivered", counts.delivered],
    ["  values that do not fit", counts.misfits],
    [dryRun ? "would be quarantined" : "quarantined", counts.quarantined],
    ...Object.entries(counts.reasons).map(([reason, count]): [string, number] => [
      `  ${reason}`,
      count,
    ]),
    ["ignored", counts.ignored],
    ...objectRows(counts, dryRun),
  );
  return `${table.toString()}\n`;
}

function objectRows({ stored, existing, bytes }: DeliveryCounts, dryRun: boolean) {
  if (dryRun) return [];
  const rows: [string, number][] = [
    ["objects stored", stored],
    ["  bytes", bytes],
    ["objects that were there", existing],
  ];
  return rows;
}
