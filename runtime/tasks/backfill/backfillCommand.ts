import { Command } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { interrupted } from "../Interruption.js";
import { wholeNumber, withArchiveOptions } from "../taskOptions.js";
import { UserError } from "../UserError.js";
import type { BackfillOptions } from "./BackfillOptions.js";
import { type BackfillSummary, runBackfill } from "./runBackfill.js";
import { summaryText } from "./summaryText.js";

/** Exit code where counts do not reconcile. */
const unreconciled = 1;

const help = `
The rows are of the type SNAPSHOT, and older than any live change that they do not show; those of an
incremental export are MODIFY and REMOVE, of the times of the writes.

An interrupted backfill goes on where it stopped when the same command is given again. One that is
complete changes nothing then; --restart begins anew.

Exit code: 0 all is delivered and reconciles, 1 it does not reconcile, 2 something is to be
corrected first, 130 interrupted.

Examples:
  npm run task -- backfill --env dev1 --scan --rcu 500
  npm run task -- backfill --env prod1 --export s3://exports/AWSDynamoDB/01693685827463-2d8752fd
`;

/** Make the command that delivers a table's items from a scan or an export. */
export function backfillCommand(recordTypes: RecordTypes): Command {
  const command = new Command("backfill")
    .description("Deliver the items that a table has, from a scan of it or from an export.")
    .option("--scan [table]", "scan the table; without a name, the environment's only one")
    .option("--export <place>", "an export's folder, …/AWSDynamoDB/<export id>, or its s3:// URI")
    .option("--segments <number>", "segments of the scan, read at a time", wholeNumber(1), 4)
    .option("--rcu <number>", "read capacity units a second for the scan", wholeNumber(1), 200)
    .option("--files <number>", "files of the export at a time", wholeNumber(1), 4)
    .option("--checkpoint <folder>", "where progress is kept; by default below .demand-pipeline")
    .option("--restart", "begin anew, whatever was done before");
  return withArchiveOptions(command)
    .addHelpText("after", help)
    .action(async (options: BackfillOptions) => {
      if ((options.scan === undefined) === (options.export === undefined)) {
        throw UserError.at("backfill", "options", "say either --scan or --export");
      }
      tell(await runBackfill(options, recordTypes), options);
    });
}

function tell(summary: BackfillSummary, { json }: BackfillOptions): void {
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : summaryText(summary));
  if (!summary.complete) process.exitCode = interrupted;
  else if (summary.problems.length > 0) process.exitCode = unreconciled;
}
