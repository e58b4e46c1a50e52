import { join } from "node:path";
import type { Moto } from "../../harness/moto/Moto.js";
import { type Terraform, terraform } from "../../harness/terraform/terraform.js";
import { region, stateBucket } from "./mockAccount.js";

/**
 * Make a root ready to plan and apply, its state in the mock account's bucket.
 *
 * @param path the root's folder
 */
export async function openRoot(path: string, moto: Moto): Promise<Terraform> {
  const root = await terraform(path, moto);
  const backend = { bucket: stateBucket, region };
  const options = Object.entries(backend).map(([key, value]) => `-backend-config=${key}=${value}`);
  await root.run("init", ...options);
  return root;
}

/** Open the root of a copy of the project. */
export function openRootOf(project: string, root: string, moto: Moto): Promise<Terraform> {
  return openRoot(join(project, root), moto);
}
