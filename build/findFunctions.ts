import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { LambdaFunction } from "./bundle.js";

const folder = "runtime/lambda";

/**
 * Find the Lambda functions: each folder of `runtime/lambda` is one.
 *
 * @throws Error for a folder without `index.ts`
 */
export function findFunctions(project: string): LambdaFunction[] {
  const entries = readdirSync(join(project, folder), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => {
    const entry = `${folder}/${name}/index.ts`;
    if (!existsSync(join(project, entry))) {
      throw new Error(`${folder}/${name} has no index.ts; a function is a folder with one`);
    }
    return { name, entry };
  });
}
