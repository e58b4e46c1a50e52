import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Make an empty folder that is removed when this process exits. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `demand-pipeline-${name}-`));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Copy files and folders of the project, at the paths that they have there, into a folder that is
 * removed when this process exits.
 *
 * @param paths relative to the project, in which the tests run
 */
export function copyOfProject(name: string, paths: readonly string[]): string {
  const folder = temporaryFolder(name);
  for (const path of paths) {
    cpSync(path, join(folder, path), { recursive: true });
  }
  return folder;
}
