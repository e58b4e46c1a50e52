import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Moto } from "../../harness/moto/Moto.js";
import { type EnvironmentName, environment, environmentNames, roots } from "./environments.js";
import { createStream, createTable } from "./mockAccount.js";
import { openRootOf } from "./openRoot.js";
import { type Plan, planOf } from "./Plan.js";

/** Plan every environment in an account that has the applications' tables. */
export async function planEnvironments(
  project: string,
  moto: Moto,
): Promise<Record<EnvironmentName, Plan>> {
  const plans: Partial<Record<EnvironmentName, Plan>> = {};
  for (const name of environmentNames) {
    for (const table of tablesToFind(name)) {
      await createTable(moto, table);
    }
    plans[name] = await planOf(await openRootOf(project, roots[name], moto));
  }
  return plans as Record<EnvironmentName, Plan>;
}

/** The first environment makes its table itself. */
function tablesToFind(name: EnvironmentName): string[] {
  return name === "dev1" ? [] : Object.keys(environment(name).tables);
}

/** A key as its owner would name it. */
export const customerKey = "arn:aws:kms:eu-west-1:123456789012:key/2f1c9d3e";

/** Plan qa1 once more, as a team would that has a key, a stream and a boundary of its own. */
export async function planWithOwnKey(project: string, moto: Moto): Promise<Plan> {
  const path = "terraform/tm-nonprod/own";
  mkdirSync(join(project, path), { recursive: true });
  writeFileSync(join(project, path, "main.tf"), ownRoot);
  await createStream(moto, environment("qa1").stream.name);
  return planOf(await openRootOf(project, path, moto));
}

const ownRoot = `
terraform {
  backend "s3" {
    key = "own.tfstate"
  }
}

provider "aws" {
  region = "eu-west-1"
}

module "pipeline" {
  source = "../.."

  config               = jsondecode(file("\${path.module}/../../../config/qa1.json"))
  create_stream        = false
  kms_key_arn          = "${customerKey}"
  permissions_boundary = "arn:aws:iam::123456789012:policy/boundary"
}
`;
