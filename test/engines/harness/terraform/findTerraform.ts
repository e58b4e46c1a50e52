import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { MissingEngine } from "../MissingEngine.js";
import { runCommand } from "../runCommand.js";

/** Where Terraform and the AWS provider are. */
export interface TerraformInstallation {
  readonly command: string;
  /** A folder of unpacked providers: `<host>/hashicorp/aws/<version>/<platform>`. */
  readonly providers: string;
}

/**
 * Find Terraform (`TERRAFORM`, or on the PATH) and a folder of providers (`TF_PLUGIN_DIR`, or
 * where Terraform and packages keep them), so that `init` needs no network.
 *
 * @throws MissingEngine where one is missing
 */
export async function findTerraform(): Promise<TerraformInstallation> {
  const command = process.env.TERRAFORM || "terraform";
  try {
    await runCommand(command, ["version"]);
  } catch (cause) {
    const reason = "install terraform on the PATH, or name it in TERRAFORM";
    throw new MissingEngine("Terraform", reason, { cause });
  }
  return { command, providers: findProviders() };
}

function findProviders(): string {
  const found = providerFolders().find(hasAwsProvider);
  if (found === undefined) {
    const reason = "name a folder with <host>/hashicorp/aws in TF_PLUGIN_DIR";
    throw new MissingEngine("Terraform's AWS provider", reason);
  }
  return found;
}

/** @see https://developer.hashicorp.com/terraform/cli/config/config-file#implied-local-mirror-directories */
function providerFolders(): string[] {
  const { TF_PLUGIN_DIR, TF_PLUGIN_CACHE_DIR } = process.env;
  return [
    ...(TF_PLUGIN_DIR ? [TF_PLUGIN_DIR] : []),
    ...(TF_PLUGIN_CACHE_DIR ? [TF_PLUGIN_CACHE_DIR] : []),
    join(homedir(), ".terraform.d", "plugins"),
    join(homedir(), ".local", "share", "terraform", "plugins"),
    "/usr/local/share/terraform/plugins",
    "/usr/share/terraform/plugins",
    ...namesIn("/opt").map((name) => join("/opt", name)),
  ];
}

function hasAwsProvider(folder: string): boolean {
  return namesIn(folder).some((host) => existsSync(join(folder, host, "hashicorp", "aws")));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
