import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { assets } from "../../../build/assets.js";

/**
 * Bundle a program of the tests, with the files that it reads beside itself, so that a process of
 * its own starts in a moment.
 *
 * @returns the path of the module, which lies in the folder
 */
export async function bundleProgram(entry: string, folder: string): Promise<string> {
  const { outputFiles, metafile } = await build({
    metafile: true,
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
  for (const { path, bytes } of assets(process.cwd(), Object.keys(metafile.inputs))) {
    writeFileSync(join(folder, path), bytes);
  }
  return file;
}

/** What CommonJS packages in an ES module call. */
const requireForPackages =
  'import{createRequire as __createRequire}from"node:module";' +
  "const require=__createRequire(import.meta.url);";
