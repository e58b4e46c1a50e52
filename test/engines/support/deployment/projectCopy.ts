import { join } from "node:path";
import { buildFunctions } from "../../../../build/buildFunctions.js";
import { copyOfProject } from "../../harness/temporaryFolder.js";

/** Copy what Terraform reads to a folder of the test's own, the functions newly built. */
export async function projectCopy(): Promise<string> {
  const folder = copyOfProject("deployment", ["terraform", "config", "generated"]);
  await buildFunctions(process.cwd(), join(folder, "dist", "functions"));
  return folder;
}
