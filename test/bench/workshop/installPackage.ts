import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { buildPackage } from "../../../build/buildPackage.js";
import { project, type Workshop } from "./Workshop.js";

/**
 * Build the npm package into the workshop, where it finds the project's packages.
 *
 * @returns the path of its command
 */
export function installPackage({ folder }: Workshop): string {
  const installed = join(folder, "installed");
  mkdirSync(installed);
  copyFileSync(join(project, "package.json"), join(installed, "package.json"));
  buildPackage(project, join(installed, "dist"));
  return join(installed, "dist", "generator", "main.js");
}
