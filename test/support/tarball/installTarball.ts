import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { runCommand } from "./runCommand.js";

/**
 * Install the tarball into a folder's `node_modules`, as npm does, but with links to packages that
 * are installed in the project: the package's dependencies and no others.
 *
 * @returns where the package is
 */
export function installTarball(project: string, tarball: string, folder: string): string {
  const packages = join(folder, "node_modules");
  const installed = join(packages, "demand-pipeline");
  mkdirSync(installed, { recursive: true });
  const args = ["-xzf", tarball, "-C", installed, "--strip-components=1"];
  const { status, output } = runCommand(folder, "tar", ...args);
  if (status !== 0) throw new Error(output);
  const manifest = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  linkPackages(project, folder, Object.keys(manifest.dependencies));
  linkCommands(packages, "demand-pipeline", manifest.bin);
  return installed;
}

/** Link packages that are installed in the project, and their commands, into a folder. */
export function linkPackages(project: string, folder: string, names: readonly string[]): void {
  for (const name of names) {
    const source = join(project, "node_modules", name);
    const link = join(folder, "node_modules", name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(source, link);
    const { bin } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
    const commands = typeof bin === "string" ? { [name]: bin } : bin;
    linkCommands(join(folder, "node_modules"), name, commands);
  }
}

function linkCommands(
  packages: string,
  name: string,
  commands: Readonly<Record<string, string>> = {},
): void {
  mkdirSync(join(packages, ".bin"), { recursive: true });
  for (const [command, file] of Object.entries(commands)) {
    symlinkSync(join("..", name, file), join(packages, ".bin", command));
  }
}
