import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildFunctions } from "../../../../build/buildFunctions.js";
import { isAvailable } from "../../../../runtime/format/parquet/compression.js";
import { copyOfProject } from "../../harness/temporaryFolder.js";
import { environmentNames } from "./environments.js";

/** Copy what Terraform reads to a folder of the test's own, the functions newly built. */
export async function projectCopy(): Promise<string> {
  const folder = copyOfProject("deployment", ["terraform", "config", "generated", "schemas"]);
  await buildFunctions(process.cwd(), join(folder, "dist", "functions"));
  if (!isAvailable("zstd")) useSnappy(folder);
  return folder;
}

/** Node 20, unlike Lambda's, has no zstd, and the functions are to run here. */
function useSnappy(folder: string): void {
  for (const name of environmentNames) {
    const file = join(folder, "config", `${name}.json`);
    const config = JSON.parse(readFileSync(file, "utf8"));
    config.archive.parquetCompression = "snappy";
    writeFileSync(file, JSON.stringify(config));
  }
}
