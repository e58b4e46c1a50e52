import { type Command, CommanderError } from "commander";
import { ConfigError } from "../ConfigError.js";
import { UserError } from "./UserError.js";

/** Exit code for what the user has to correct. */
const usage = 2;

/**
 * Run a command with the process's arguments. A user's mistake is told on standard error and ends
 * with exit code 2; any other error is a defect, and thrown.
 */
export async function runCommand(command: Command, argv: readonly string[]): Promise<void> {
  try {
    await throwing(command).parseAsync(argv);
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

/** Commander would end the process, for each command by its own setting. */
function throwing(command: Command): Command {
  for (const inner of command.commands) throwing(inner);
  return command.exitOverride();
}

function exitCodeOf(error: unknown): number {
  // Commander has told it already; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : usage;
  if (error instanceof UserError || error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`);
    return usage;
  }
  throw error;
}
