import { transform } from "esbuild";
import type { GeneratedFile } from "../../generator/targets/target.js";

/** Load a generated TypeScript file as a module that stands on this package's codec library. */
export async function loadGenerated(file: GeneratedFile): Promise<Record<string, unknown>> {
  const { code } = await transform(file.text, { loader: "ts", format: "esm" });
  const resolved = code.replace('"demand-pipeline/codec"', JSON.stringify(codec));
  return await import(`data:text/javascript,${encodeURIComponent(resolved)}`);
}

const codec = new URL("../../runtime/codec/index.ts", import.meta.url).href;
