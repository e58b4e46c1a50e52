import { cpSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./runCommand.js";

/** What `npm pack` builds and packs from. */
const sources = [
  "README.md",
  "build",
  "generator",
  "package.json",
  "runtime",
  "schemas",
  "tsconfig.build.json",
  "tsconfig.json",
];

/**
 * Pack the npm package as a release does, from a copy of the sources, so that nothing else that is
 * in the project, such as an earlier build, gets in.
 *
 * @returns the path of the tarball
 * @throws Error with what npm says, where it fails
 */
export function packProject(project: string, folder: string): string {
  const copy = join(folder, "sources");
  for (const path of sources) {
    const filter = (source: string) => !source.endsWith(".test.ts");
    cpSync(join(project, path), join(copy, path), { recursive: true, filter });
  }
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  const { status, output } = runCommand(copy, "npm", "pack", "--pack-destination", folder);
  if (status !== 0) throw new Error(output);
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
}
