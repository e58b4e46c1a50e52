import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { manifestNeeds } from "./manifestNeeds.js";
import { mergeLines } from "./mergeLines.js";
import { mergeManifest } from "./mergeManifest.js";
import { type ProjectFile, projectFiles } from "./projectFiles.js";
import { readManifest } from "./readManifest.js";

/** What making a project in a folder comes to. */
export interface ProjectPlan {
  /** Files that are not there yet. */
  readonly created: readonly ProjectFile[];
  /** Files that are there and get lines added. */
  readonly extended: readonly ProjectFile[];
  /** Files that are there with another content, or that something else is in the way of. */
  readonly taken: readonly string[];
  /** Scripts of `package.json` that are there under the same name and do something else. */
  readonly keptScripts: readonly string[];
}

const manifest = "package.json";
/** Files of rules, to which others can be added. */
const ruleFiles: readonly string[] = [".gitattributes", ".gitignore"];

/**
 * Plan a project in a folder, which may have files already. Nothing is written.
 *
 * @returns the plan, or why there can be none
 */
export function planProject(folder: string): ProjectPlan | { readonly problem: string } {
  const text = presentText(folder, manifest) ?? '{\n  "private": true\n}\n';
  const read = readManifest(join(folder, manifest), text);
  if ("problem" in read) return read;
  const merged = mergeManifest(text, read.manifest, manifestNeeds());
  const files = projectFiles(folder).map((file) =>
    ruleFiles.includes(file.path) ? extendedRules(folder, file) : file,
  );
  return {
    ...sorted(folder, [{ path: manifest, text: merged.text }, ...files]),
    keptScripts: merged.keptScripts,
  };
}

function extendedRules(folder: string, { path, text }: ProjectFile): ProjectFile {
  const present = presentText(folder, path);
  return { path, text: present === undefined ? text : mergeLines(present, text) };
}

function sorted(folder: string, files: readonly ProjectFile[]): Omit<ProjectPlan, "keptScripts"> {
  const created: ProjectFile[] = [];
  const extended: ProjectFile[] = [];
  const taken: string[] = [];
  for (const file of files) {
    const state = stateOf(folder, file.path);
    if (state === "free") created.push(file);
    else if (state === "blocked") taken.push(file.path);
    else if (presentText(folder, file.path) === file.text) continue;
    else if (canExtend(file)) extended.push(file);
    else taken.push(file.path);
  }
  return { created, extended, taken };
}

function canExtend({ path }: ProjectFile): boolean {
  return path === manifest || ruleFiles.includes(path);
}

function presentText(folder: string, path: string): string | undefined {
  const isFile = stateOf(folder, path) === "file";
  return isFile ? readFileSync(join(folder, path), "utf8") : undefined;
}

/** Tell whether a file is there, may come there, or something else is in its way. */
function stateOf(folder: string, path: string): "free" | "file" | "blocked" {
  const names = path.split("/");
  for (let count = 1; count < names.length; count++) {
    const above = join(folder, ...names.slice(0, count));
    if (!lstatSync(above, { throwIfNoEntry: false })) return "free";
    if (!isDirectory(above)) return "blocked";
  }
  const file = join(folder, path);
  if (!lstatSync(file, { throwIfNoEntry: false })) return "free";
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? "file" : "blocked";
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
