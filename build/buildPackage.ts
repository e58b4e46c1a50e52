import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";

/** What is compiled, or copied beside what is. */
const folders = ["generator", "runtime", "schemas"] as const;
/** The package's command, which is run as a program. */
const command = "generator/main.js";

/**
 * Compile what the npm package has, generator and runtime with their types, into a folder, and
 * copy the files that they read.
 *
 * @throws Error where the compiler refuses the sources; it prints why
 */
export function buildPackage(project: string, folder: string): void {
  for (const name of folders) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
  compile(project, folder);
  for (const name of folders) {
    copyAssets(join(project, name), join(folder, name));
  }
  chmodSync(join(folder, command), 0o755);
}

function compile(project: string, folder: string): void {
  const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const args = [tsc, "-p", "tsconfig.build.json", "--outDir", folder];
  const { status } = spawnSync(process.execPath, args, { cwd: project, stdio: "inherit" });
  if (status !== 0) {
    throw new Error("tsc refuses the sources");
  }
}

function copyAssets(source: string, folder: string): void {
  const isAsset = (path: string) => !path.endsWith(".ts") && basename(path) !== "tsconfig.json";
  cpSync(source, folder, { recursive: true, filter: isAsset });
}
