import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A file of the project that `init` makes. */
export interface ProjectFile {
  /** Below the project's folder, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const templates = fileURLToPath(new URL("./project/", import.meta.url));
/** Keeps compilers, test runners and npm from taking a template for what it will be. */
const suffix = ".template";

/** List the files that every project begins with, but `package.json`, sorted by path. */
export function projectFiles(folder: string): readonly ProjectFile[] {
  const vocabulary = vocabularyPath(folder);
  return readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(suffix))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({
      path: slashed(relative(templates, file)).slice(0, -suffix.length),
      text: readFileSync(file, "utf8").replace("{{vocabulary}}", vocabulary),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

const installed = join("node_modules", "demand-pipeline");

/**
 * Give the path from the schemas to the vocabulary of the installed package, for editors: that of
 * the version which generates. A workspace may have it in a folder above.
 */
function vocabularyPath(folder: string): string {
  const root = above(resolve(folder)).find((path) => existsSync(join(path, installed))) ?? folder;
  const vocabulary = join(root, installed, "dist", "schemas", "vocabulary.schema.json");
  return slashed(relative(join(folder, "schemas"), vocabulary));
}

/** List a folder and those above it, the nearest first. */
function above(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...above(parent)];
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
