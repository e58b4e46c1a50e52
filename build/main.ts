/**
 * Builds what is shipped: `main.ts [package] [functions]`, by default both.
 *
 * `dist/generator`, `dist/runtime` and `dist/schemas` are the npm package;
 * `dist/functions/<name>.zip` are the Lambda functions.
 */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildFunctions } from "./buildFunctions.js";
import { buildPackage } from "./buildPackage.js";

const project = fileURLToPath(new URL("..", import.meta.url));
const dist = join(project, "dist");
const parts = {
  package: () => {
    buildPackage(project, dist);
    console.log("dist: the npm package");
  },
  functions: async () => {
    for (const { name, bytes } of await buildFunctions(project, join(dist, "functions"))) {
      console.log(`dist/functions/${name}.zip: ${(bytes / 1024).toFixed(0)} KiB`);
    }
  },
};

async function main(chosen: readonly string[]): Promise<void> {
  const unknown = chosen.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0) {
    throw new Error(`no part ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}`);
  }
  for (const [name, build] of Object.entries(parts)) {
    if (chosen.length === 0 || chosen.includes(name)) {
      await build();
    }
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
