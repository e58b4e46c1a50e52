import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment } from "../../../../runtime/tasks/Environment.js";

/** The folders of Terraform's roots, by environment. */
export const roots = {
  dev1: "terraform/tm-nonprod/dev1",
  qa1: "terraform/tm-nonprod/qa1",
  preprod1: "terraform/tm-prod/preprod1",
  prod1: "terraform/tm-prod/prod1",
} as const;

/** An environment that Terraform deploys. */
export type EnvironmentName = keyof typeof roots;

export const environmentNames = Object.keys(roots) as EnvironmentName[];

/** Read an environment's configuration, by default the project's, or that of a copy of it. */
export function environment(name: EnvironmentName, project = "."): Environment {
  return JSON.parse(readFileSync(join(project, "config", `${name}.json`), "utf8"));
}
