import { type Command, Option } from "commander";
import { environmentNames } from "../loadEnvironment.js";

/** What all of the console's commands are told. */
export interface ConsoleOptions {
  /** The environment's name. */
  readonly env: string;
  /** A folder in place of the environment's archive. */
  readonly archive?: string;
  /** Print JSON. */
  readonly json?: true;
}

/** Where `npm run demo` leaves its archive. */
export const localArchive = ".demand-pipeline/demo";

/** Add the options that all of the console's commands on an archive have. */
export function withConsoleOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--env <name>", "environment").choices(environmentNames()).default("local"),
    )
    .option("--archive <folder>", `read by DuckDB; of local it is ${localArchive} unless told`)
    .option("--json", "print one JSON object");
}
