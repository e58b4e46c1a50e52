import { createRequire } from "node:module";
import type { ManifestNeeds } from "./mergeManifest.js";

interface OwnManifest {
  readonly version: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** Packages that a project builds and tests with, in the versions that this one is tested with. */
const tools = ["@types/node", "esbuild", "tsx", "typescript"] as const;

/** Tell what the `package.json` of a project needs. */
export function manifestNeeds(): ManifestNeeds {
  const own: OwnManifest = createRequire(import.meta.url)("demand-pipeline/package.json");
  return {
    scripts: {
      generate: "demand-pipeline generate",
      "generate:check": "demand-pipeline generate --check",
      compat: "demand-pipeline compat",
      test: "tsc && node --import tsx --test test/*.test.ts",
      build: "node build.js",
    },
    dependencies: { "demand-pipeline": `^${own.version}` },
    devDependencies: Object.fromEntries(
      tools.map((name) => [name, `^${own.devDependencies[name]}`]),
    ),
  };
}
