import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ZipEntry } from "./zip.js";

/** How code names a file that lies beside it. */
const reference = /new URL\("\.\/([^"/]+)", import\.meta\.url\)/g;

/**
 * Read the files that the project's bundled modules find beside themselves at run time. In a bundle
 * they lie beside it, where the same code finds them.
 *
 * @param inputs paths relative to the project's folder; those of packages are passed over
 * @throws Error where two files have one name, or one is missing
 */
export function assets(project: string, inputs: readonly string[]): ZipEntry[] {
  const files = new Map<string, string>();
  for (const input of inputs.filter((path) => !path.includes("node_modules/"))) {
    const source = readFileSync(join(project, input), "utf8");
    for (const [, name = ""] of source.matchAll(reference)) {
      add(files, name, join(project, dirname(input), name));
    }
  }
  return [...files].map(([path, file]) => ({ path, bytes: readFileSync(file) }));
}

function add(files: Map<string, string>, name: string, file: string): void {
  const other = files.get(name) ?? file;
  if (other !== file) {
    throw new Error(`${other} and ${file} would be one file of a bundle; rename one`);
  }
  files.set(name, file);
}
