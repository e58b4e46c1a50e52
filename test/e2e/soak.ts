/** `npm run soak`: the pipeline of this machine under faults for minutes, and what came of it. */
import { Command } from "commander";
import { runCommand } from "../../runtime/tasks/runCommand.js";
import { wholeNumber } from "../../runtime/tasks/taskOptions.js";
import { runSoak } from "../support/e2e/runSoak.js";

const command = new Command("npm run soak --")
  .description("Deliver a stream for minutes while storage fails and processes die.")
  .option("--minutes <number>", "how long, at most 60", wholeNumber(1), 2)
  .option("--rate <number>", "changes a second; no run has more than 50,000", wholeNumber(1), 50)
  .option("--shards <number>", "shards of the stream", wholeNumber(1), 3)
  .option("--seed <number>", "of the changes and the faults", wholeNumber(0), 1)
  .option("--json", "print the summary as one JSON object")
  .action(runSoak);

await runCommand(command, process.argv);
