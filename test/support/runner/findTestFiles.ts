import { readdirSync, statSync } from "node:fs";
import { join, normalize } from "node:path";

const notSearched = new Set(["node_modules", "dist", "coverage"]);

/**
 * List the `*.test.ts` files at or below the roots, sorted by path.
 *
 * @param roots files and folders; a file is taken whatever its name
 * @param except folders left out, unless one is itself a root
 * @throws Error of the file system, for a root that does not exist
 */
export function findTestFiles(roots: readonly string[], except: readonly string[] = []): string[] {
  const leftOut = new Set(except.map((folder) => normalize(folder)));
  const files = roots.flatMap((root) =>
    statSync(root).isDirectory() ? below(normalize(root), leftOut) : [normalize(root)],
  );
  return [...new Set(files)].sort();
}

function below(folder: string, leftOut: ReadonlySet<string>): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return isSearched(entry.name) && !leftOut.has(path) ? below(path, leftOut) : [];
    }
    return entry.name.endsWith(".test.ts") ? [path] : [];
  });
}

function isSearched(name: string): boolean {
  return !name.startsWith(".") && !notSearched.has(name);
}
