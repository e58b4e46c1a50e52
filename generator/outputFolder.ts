import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { compareFiles, type Drift } from "./drift/compareFiles.js";
import { type Manifest, manifestPath } from "./manifest.js";
import type { GeneratedFile } from "./targets/target.js";

/** Compare an output folder with what would be generated. */
export function compareOutput(folder: string, files: readonly GeneratedFile[]): Drift {
  const texts = listFiles(folder).map((path) => [path, readOutput(folder, path)] as const);
  return compareFiles(new Map(texts), files);
}

/** What writing changed; paths are below the folder, sorted. */
export interface Written {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that are not generated and that no earlier run generated. */
  readonly foreign: readonly string[];
}

/**
 * Make an output folder hold what is generated: write what differs, remove what an earlier run
 * generated and this one does not. Files of anyone else stay.
 *
 * @throws {Error} of node:fs, where the folder cannot be written
 */
export function writeOutput(folder: string, files: readonly GeneratedFile[]): Written {
  const { missing, stale, surplus } = compareOutput(folder, files);
  const earlier = new Set(Object.keys(readManifest(folder)?.files ?? {}));
  const changed = new Set([...missing, ...stale]);
  const rewritten = files.filter(({ path }) => changed.has(path));
  for (const parent of new Set(rewritten.map(({ path }) => dirname(path)))) {
    mkdirSync(join(folder, parent), { recursive: true });
  }
  for (const { path, text } of rewritten) writeFileSync(join(folder, path), text);
  const removed = surplus.filter((path) => earlier.has(path));
  for (const path of removed) rmSync(join(folder, path));
  const foreign = surplus.filter((path) => !earlier.has(path));
  return { written: [...changed].sort(), removed, foreign };
}

/** Read the manifest of an output folder; `undefined` where there is none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readOutput(folder, manifestPath)) as Manifest;
  } catch {
    return undefined;
  }
}

/** Read a file of an output folder. */
export function readOutput(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

/** Hidden files, which systems and editors leave behind, are nobody's output. */
function listFiles(folder: string): string[] {
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}
