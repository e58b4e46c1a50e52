import { posix } from "node:path";
import { build, type Plugin } from "esbuild";
import type { GeneratedFile } from "../../generator/targets/target.js";

/**
 * Load an entry over a run's generated TypeScript as a module that stands on this package's codec
 * library.
 *
 * @param entry TypeScript that imports the files by their paths: `./index.js`
 */
export async function loadGeneration(
  files: readonly GeneratedFile[],
  entry: string,
): Promise<Record<string, unknown>> {
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: "ts", sourcefile: "entry.ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    plugins: [generatedFiles(new Map(files.map(({ path, text }) => [path, text])))],
  });
  return await import(`data:text/javascript,${encodeURIComponent(outputFiles[0]?.text ?? "")}`);
}

const codec = new URL("../../runtime/codec/index.ts", import.meta.url).href;

function generatedFiles(texts: ReadonlyMap<string, string>): Plugin {
  return {
    name: "generated files",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^demand-pipeline\/codec$/ }, () => ({ path: codec, external: true }));
      onResolve({ filter: /^\./ }, ({ path, importer }) => ({
        path: posix.join(posix.dirname(importer), path).replace(/\.js$/, ".ts"),
        namespace: "generated",
      }));
      onLoad({ filter: /./, namespace: "generated" }, ({ path }) => ({
        contents: texts.get(path) ?? "",
        loader: "ts",
      }));
    },
  } as Plugin;
}
