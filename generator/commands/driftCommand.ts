import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Whereabouts } from "../deployment/awsDeployment.js";
import { compareDeployment } from "../deployment/compareDeployment.js";
import { renderStates } from "../deployment/renderStates.js";
import { exitCodes } from "../exitCodes.js";
import { generate } from "../generate.js";
import { readManifest } from "../outputFolder.js";
import { renderDiagnostics } from "../renderDiagnostics.js";
import { fileReader } from "../schema/reader.js";
import { changeMetadata } from "./changeMetadata.js";

export interface DriftArguments {
  /** The environment's name: its configuration is `<config>/<env>.json`. */
  readonly env: string;
  readonly config: string;
  readonly schemas: string;
  readonly out: string;
  readonly json?: boolean;
  readonly version: string;
}

/** Run `demand-pipeline drift` and give its exit code. Reads only. */
export async function driftCommand(options: DriftArguments): Promise<number> {
  const whereabouts = readWhereabouts(options);
  if (typeof whereabouts === "string") {
    process.stderr.write(`demand-pipeline: ${whereabouts}\n`);
    return exitCodes.usage;
  }
  const { diagnostics, schemas, output } = await generate(fileReader(), {
    folder: options.schemas,
    changeMetadata,
    version: options.version,
  });
  if (output === undefined) {
    process.stderr.write(`${renderDiagnostics(diagnostics, "text", schemas).join("\n")}\n`);
    return exitCodes.failed;
  }
  const { awsDeployment } = await import("../deployment/awsDeployment.js");
  const states = await compareDeployment({
    model: output.model,
    committed: readManifest(options.out)?.model,
    deployment: awsDeployment(whereabouts),
    database: whereabouts.database,
  });
  const text = options.json ? JSON.stringify(states, null, 2) : renderStates(states).join("\n");
  process.stdout.write(`${text}\n`);
  return states.some(({ findings }) => findings.length > 0) ? exitCodes.failed : exitCodes.done;
}

/** Read where an environment is, or say why that cannot be. */
function readWhereabouts({ env, config }: DriftArguments): Whereabouts | string {
  const path = join(config, `${env}.json`);
  try {
    const { region, archive } = JSON.parse(readFileSync(path, "utf8"));
    const { database, bucket, prefix } = archive ?? {};
    const found = { region, database, bucket, prefix };
    const missing = Object.entries(found).filter(([, value]) => typeof value !== "string");
    if (missing.length === 0) return found;
    return `${path} does not say its ${missing.map(([name]) => name).join(", ")}`;
  } catch (error) {
    return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
