/** Imports go one way, from the layers that know most to those that know least. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Each layer may import itself and those before it in its chain. A longer path wins. */
const chains = [
  [
    ["generator/diagnostics.ts", "generator/source.ts"],
    ["generator/model/model.ts"],
    ["generator/types/"],
    ["generator/schema/"],
    ["generator/model/"],
    ["generator/targets/"],
    ["generator/"],
  ],
  [
    ["runtime/codec/"],
    ["generated/"],
    ["runtime/demand/"],
    ["runtime/"],
    ["runtime/lambda/", "runtime/tasks/", "runtime/index.ts"],
  ],
];

interface Layer {
  readonly chain: number;
  readonly rank: number;
}

function layerOf(path: string): Layer | undefined {
  const found = chains.flatMap((layers, chain) =>
    layers.flatMap((prefixes, rank) =>
      prefixes
        .filter((prefix) => path.startsWith(prefix))
        .map((prefix) => ({ chain, rank, prefix })),
    ),
  );
  return found.sort((a, b) => b.prefix.length - a.prefix.length)[0];
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith(".ts") && !entry.name.endsWith(".test.ts"),
    )
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, it]) => it as string,
  );
  return specifiers.flatMap((specifier) => {
    if (specifier === "demand-pipeline/codec") return ["runtime/codec/index.ts"];
    if (specifier === "demand-pipeline/runtime") return ["runtime/index.ts"];
    if (!specifier.startsWith(".")) return [];
    return [normalize(join(dirname(file), specifier)).replace(/\.js$/, ".ts")];
  });
}

test("imports go one way", () => {
  const files = ["generator", "generated", "runtime"].flatMap(sourceFiles);
  assert.ok(files.length > 50);
  const wrong = files.flatMap((file) => {
    const from = layerOf(file) as Layer;
    return importsOf(file)
      .filter((imported) => {
        const to = layerOf(imported);
        return to === undefined || to.chain !== from.chain || to.rank > from.rank;
      })
      .map((imported) => `${file} imports ${imported}`);
  });
  assert.equal(wrong, []);
});

test.run();
