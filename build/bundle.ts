import { basename } from "node:path";
import { build, type Metafile } from "esbuild";
import { assets } from "./assets.js";
import { licences } from "./licences.js";
import type { ZipEntry } from "./zip.js";

/** A Lambda function to build. */
export interface LambdaFunction {
  readonly name: string;
  /** The module that exports `handler`, relative to the project. */
  readonly entry: string;
}

/** Lambda's handler setting for every bundle. */
export const handler = "index.handler";

/** What CommonJS packages in an ES module call. */
const requireForPackages =
  'import{createRequire as __createRequire}from"node:module";' +
  "const require=__createRequire(import.meta.url);";

/**
 * Bundle a function with all that it imports, the AWS SDK too, so that what is deployed is what
 * was tested: the code, its source map, the files that it reads beside itself, and the licences of
 * the packages in it. The bytes follow from the sources, wherever the project lies.
 *
 * @param project the project's folder
 * @throws BuildFailure of esbuild, with its messages; Error for a package without a licence
 */
export async function bundle(
  project: string,
  { name, entry }: LambdaFunction,
): Promise<ZipEntry[]> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    // Not written there; the paths in the source map start from it.
    outfile: `dist/functions/${name}/index.mjs`,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    target: "node20",
    format: "esm",
    mainFields: ["module", "main"],
    banner: { js: requireForPackages },
    // Names stay, so that a stack trace can be read without the source map, too.
    minifySyntax: true,
    minifyWhitespace: true,
    sourcemap: "linked",
    sourcesContent: false,
    legalComments: "none",
    logLevel: "silent",
  });
  const files = outputFiles.map(({ path, contents }) => ({
    path: basename(path),
    bytes: contents,
  }));
  const inputs = inputsOf(metafile);
  const notice = { path: "LICENCES.txt", bytes: Buffer.from(licences(project, inputs)) };
  return [...files, ...assets(project, inputs), notice];
}

/** List the files that something of is in the bundle. */
function inputsOf({ outputs }: Metafile): string[] {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : []));
}
