import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Moto } from "../moto/Moto.js";
import { type CommandResult, runCommand, tryCommand } from "../runCommand.js";
import { temporaryFolder } from "../temporaryFolder.js";
import { findTerraform } from "./findTerraform.js";

/** Terraform in one folder. */
export interface Terraform {
  /**
   * Run a subcommand and return what it printed: `run("plan", "-detailed-exitcode")`.
   *
   * @throws Error with all that it printed, where its exit code is not 0
   */
  run(...args: string[]): Promise<string>;
  /** Run a subcommand that may fail. */
  attempt(...args: string[]): Promise<CommandResult>;
}

/**
 * Make Terraform ready to run in a folder, to which it writes its state: take a copy of what is
 * committed. Providers come from the machine, never from the network.
 *
 * @param moto the mock AWS that stands in AWS's place; the provider is told by the environment
 * @throws MissingEngine where Terraform or the AWS provider is missing
 */
export async function terraform(directory: string, moto?: Moto): Promise<Terraform> {
  const { command, providers } = await findTerraform();
  const environment = {
    TF_CLI_CONFIG_FILE: writeConfiguration(providers),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    TF_CLI_ARGS: "-no-color",
    CHECKPOINT_DISABLE: "1",
    AWS_EC2_METADATA_DISABLED: "true",
    ...moto?.environment,
  };
  return {
    run: (...args) => runCommand(command, args, { directory, environment }),
    attempt: (...args) => tryCommand(command, args, { directory, environment }),
  };
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#provider-installation */
function writeConfiguration(providers: string): string {
  const file = join(temporaryFolder("terraform"), "terraform.rc");
  writeFileSync(
    file,
    `provider_installation {
  filesystem_mirror {
    path = ${JSON.stringify(providers)}
  }
}
`,
  );
  return file;
}
