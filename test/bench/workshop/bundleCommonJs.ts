import { build } from "esbuild";

/**
 * Bundle a module as CommonJS, for packages whose code does not work where it is strict:
 * parquetjs-lite assigns to variables that it has not declared. All else is as the functions are bundled.
 *
 * @param entry - relative to the project
 */
export async function bundleCommonJs(project: string, entry: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    absWorkingDir: project,
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    minifySyntax: true,
    minifyWhitespace: true,
    // The project's own makes all code strict.
    tsconfigRaw: {},
    legalComments: "none",
    logLevel: "silent",
  });
  return outputFiles[0]?.contents ?? new Uint8Array();
}
