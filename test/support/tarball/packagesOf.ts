import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import ts from "typescript";

/** Give the packages that a folder's compiled code imports, and the types of it, sorted. */
export function packagesOf(folder: string): { code: string[]; types: string[] } {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const list = (isOne: (file: string) => boolean) => {
    const names = files.filter(isOne).flatMap((file) => packagesOfFile(join(folder, file)));
    return [...new Set(names)].sort();
  };
  return {
    code: list((file) => file.endsWith(".js")),
    types: list((file) => file.endsWith(".d.ts")),
  };
}

function packagesOfFile(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  return importedFiles
    .map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith(".") && !isBuiltin(name))
    .map((name) => name.split("/", name.startsWith("@") ? 2 : 1).join("/"));
}
