import { Command } from "commander";
import type { RecordTypes } from "../codec/RecordType.js";
import { demandRecordTypes } from "../recordTypes.js";
import { athenaSetupCommand } from "./athenaSetup/athenaSetupCommand.js";
import { backfillCommand } from "./backfill/backfillCommand.js";
import { consoleCommand } from "./console/consoleCommand.js";
import { replayCommand } from "./replay/replayCommand.js";
import { runCommand } from "./runCommand.js";

/** The tasks, each a command of its own; a new one is a line here. */
const tasks: readonly ((recordTypes: RecordTypes) => Command)[] = [
  athenaSetupCommand,
  backfillCommand,
  consoleCommand,
  replayCommand,
];

// Help is to show what is typed.
const program = new Command("npm run task --").description("What operators do by hand.");
for (const task of tasks) program.addCommand(task(demandRecordTypes));
await runCommand(program, process.argv);
