import { Command } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { decodeCommand } from "./decodeCommand.js";
import { reconcileCommand } from "./reconcileCommand.js";
import { showCommand } from "./showCommand.js";
import { sqlCommand } from "./sqlCommand.js";
import { statusCommand } from "./statusCommand.js";

/** Make the command with which operators look into an archive. It writes nothing. */
export function consoleCommand(recordTypes: RecordTypes): Command {
  return new Command("console")
    .description("Look into an archive: what it got, what lies where, whether it is complete.")
    .addCommand(statusCommand(recordTypes))
    .addCommand(showCommand(recordTypes))
    .addCommand(decodeCommand(recordTypes))
    .addCommand(sqlCommand(recordTypes))
    .addCommand(reconcileCommand(recordTypes));
}
