import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Bundle a program of the tests, so that a process of its own starts in a moment.
 *
 * @returns the path of the module, which lies in the folder
 */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: requireForPackages },
    logLevel: "silent",
  });
  const file = join(folder, "program.mjs");
  writeFileSync(file, outputFiles[0]?.contents ?? "");
  return file;
}

/** What CommonJS packages in an ES module call. */
const requireForPackages =
  'import{createRequire as __createRequire}from"node:module";' +
  "const require=__createRequire(import.meta.url);";
