import { Command, Option } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { environmentNames } from "../loadEnvironment.js";
import { type DeliverOptions, deliverFiles } from "./deliverFiles.js";

/** Exit code where records are not stored. */
const someFailed = 1;

/** Make the command that delivers Lambda events from files. */
export function deliverCommand(recordTypes: RecordTypes): Command {
  return new Command("deliver")
    .description("Deliver the Kinesis events of files, as the function would, to a directory.")
    .requiredOption("--event <file...>", "files of Lambda events, each of them one invocation")
    .requiredOption("--out <directory>", "where the objects go")
    .addOption(
      new Option("--format <format>", "formats to write").choices(["parquet", "avro", "both"]),
    )
    .addOption(
      new Option("--env <name>", "environment").choices(environmentNames()).default("local"),
    )
    .action(async (options: DeliverOptions) => {
      const summary = await deliverFiles(options, recordTypes);
      process.stdout.write(`${JSON.stringify(summary)}\n`);
      if (summary.failed > 0) process.exitCode = someFailed;
    });
}
