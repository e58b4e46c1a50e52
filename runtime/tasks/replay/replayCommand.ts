import { Command, Option } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { reasons } from "../../core/reasons.js";
import { interrupted } from "../Interruption.js";
import { day, moment, withArchiveOptions } from "../taskOptions.js";
import type { ReplaySummary } from "./ReplaySummary.js";
import { replayText } from "./replayText.js";
import {
  type FailuresOptions,
  type QuarantineOptions,
  replayFailures,
  replayQuarantine,
  replayStreamRange,
  type StreamOptions,
} from "./runReplay.js";

/** Exit code where an object could not be read. */
const someUnread = 1;

const help = `
A replayed record is delivered under its own shard, sequence number and arrival, so that a second
replay changes nothing in the views.

Exit code: 0 all was read, 1 an object could not be read, 2 something is to be corrected first,
130 interrupted.
`;

/** Make the command that delivers again what was kept aside, given up or discarded. */
export function replayCommand(recordTypes: RecordTypes): Command {
  return new Command("replay")
    .description("Deliver again what was kept aside, given up or discarded.")
    .addHelpText("after", help)
    .addCommand(quarantineCommand(recordTypes))
    .addCommand(failuresCommand(recordTypes))
    .addCommand(streamCommand(recordTypes));
}

const quarantineHelp = `
Records that are poison still, stay in quarantine. Objects there are neither changed nor deleted:
which of their records are settled is kept beside, below replayed/ in the archive.

Examples:
  npm run task -- replay quarantine --env dev1 --reason key-misfit --dry-run
  npm run task -- replay quarantine --env dev1 --since 2024-05-01 --until 2024-05-03
`;

function quarantineCommand(recordTypes: RecordTypes): Command {
  const command = withObjectOptions(new Command("quarantine"))
    .description(
      "Replay records in quarantine, after the schema or the configuration is corrected.",
    )
    .addOption(
      new Option("--reason <code...>", "only of these reasons").choices(Object.keys(reasons)),
    );
  return withArchiveOptions(command)
    .addHelpText("after", quarantineHelp)
    .action(async (options: QuarantineOptions) => {
      tell(await replayQuarantine(options, recordTypes), options);
    });
}

const failuresHelp = `
The objects are read only: which of their records are settled is kept below replayed/failures/ in
the archive. Records in them that are poison go to quarantine.

Example:
  npm run task -- replay failures --env prod1 --since 2024-05-01
`;

function failuresCommand(recordTypes: RecordTypes): Command {
  const command = withObjectOptions(new Command("failures"))
    .description("Replay the events that Lambda gave up, from its on-failure objects.")
    .option("--from <place>", "folder or s3://bucket/prefix in place of the environment's");
  return withArchiveOptions(command)
    .addHelpText("after", failuresHelp)
    .action(async (options: FailuresOptions) => {
      tell(await replayFailures(options, recordTypes), options);
    });
}

const streamHelp = `
For what Lambda discarded on age, as long as the stream has it. Records that are delivered already
count once in the views; poison goes to quarantine once more.

Example:
  npm run task -- replay stream --env prod1 --since 2024-05-01T10:00:00Z --until 2024-05-01T12:00:00Z
`;

function streamCommand(recordTypes: RecordTypes): Command {
  const command = new Command("stream")
    .description("Replay what arrived in the stream in a time.")
    .requiredOption("--since <time>", "arrivals from here on", moment)
    .requiredOption("--until <time>", "arrivals before this", moment)
    .option("--stream <name>", "a stream other than the environment's")
    .option("--checkpoint <folder>", "where progress is kept; by default below .demand-pipeline")
    .option("--restart", "begin anew, whatever was done before");
  return withArchiveOptions(command)
    .addHelpText("after", streamHelp)
    .action(async (options: StreamOptions) => {
      tell(await replayStreamRange(options, recordTypes), options);
    });
}

function withObjectOptions(command: Command): Command {
  return command
    .option("--since <day>", "objects from this day on", day)
    .option("--until <day>", "objects up to this day", day)
    .option("--object <key...>", "only these objects")
    .option("--again", "replay records, too, that earlier replays settled");
}

function tell(summary: ReplaySummary, { json }: { readonly json?: true }): void {
  process.stdout.write(json ? `${JSON.stringify(summary)}\n` : replayText(summary));
  if (!summary.complete) process.exitCode = interrupted;
  else if (summary.problems.length > 0) process.exitCode = someUnread;
}
