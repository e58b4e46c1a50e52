import { demandRecordTypes } from "../recordTypes.js";
import { deliverCommand } from "./deliver/deliverCommand.js";
import { runCommand } from "./runCommand.js";

await runCommand(deliverCommand(demandRecordTypes), process.argv);
