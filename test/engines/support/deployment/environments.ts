import { readFileSync } from "node:fs";
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

/** Read an environment's configuration. */
export function environment(name: EnvironmentName): Environment {
  return JSON.parse(readFileSync(`config/${name}.json`, "utf8"));
}
