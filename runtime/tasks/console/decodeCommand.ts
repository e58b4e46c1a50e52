import { Command, Option } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { readConfig } from "../../config.js";
import { Routes } from "../../core/Routes.js";
import { runtimeVariables } from "../Environment.js";
import { environmentNames, loadEnvironment } from "../loadEnvironment.js";
import { type Decoded, decodePayload } from "./decodePayload.js";
import { print, tableText } from "./print.js";

interface DecodeOptions {
  readonly env: string;
  readonly json?: true;
}

const help = `
A payload is a change record as JSON, the data of a Kinesis record in base64, or a Lambda event.
Its table must be one of the environment's.

Exit code: 0 all would be delivered or ignored, 1 one would go to quarantine.
`;

/** Make the command that decodes a payload. */
export function decodeCommand(recordTypes: RecordTypes): Command {
  return new Command("decode")
    .description("Decode a payload as the delivery would, and show where it does not fit.")
    .argument("<file>", "the payload; - for standard input")
    .addOption(
      new Option("--env <name>", "environment").choices(environmentNames()).default("local"),
    )
    .option("--json", "print one JSON object")
    .addHelpText("after", help)
    .action((file: string, options: DecodeOptions) => {
      const config = readConfig(runtimeVariables(loadEnvironment(options.env)), recordTypes);
      const routes = new Routes(config.tables, recordTypes);
      const rules = { routes, projectionStart: config.projectionStart };
      const decoded = decodePayload(file === "-" ? "/dev/stdin" : file, rules, new Date());
      print({ records: decoded }, decoded.map(decodedText).join("\n"), options.json);
      if (decoded.some(({ outcome }) => outcome === "quarantined")) process.exitCode = 1;
    });
}

function decodedText(decoded: Decoded): string {
  if (decoded.outcome === "ignored") return "ignored, as the configuration wants it\n";
  if (decoded.outcome === "quarantined") {
    const { place, path, reason, message, remedy } = decoded;
    return `${place} - error ${reason}: ${path === "" ? "" : `${path}: `}${message}\n${remedy}\n`;
  }
  const { recordType, change, columns, misfits } = decoded;
  const cells = Object.entries({ ...change, ...(columns as object) });
  const warnings = misfits.map((misfit) => `warning misfit: ${misfit}\n`);
  return `${recordType}\n${tableText({ columns: ["column", "cell"], rows: cells })}${warnings.join("")}`;
}
