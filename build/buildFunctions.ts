import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildKernel } from "./buildKernel.js";
import { bundle } from "./bundle.js";
import { findFunctions } from "./findFunctions.js";
import { type ZipEntry, zip } from "./zip.js";

/** A function's package, as Lambda takes it. */
export interface FunctionPackage {
  readonly name: string;
  /** `<folder>/<name>.zip`; what is in it lies beside it, in `<folder>/<name>/`. */
  readonly file: string;
  readonly bytes: number;
}

/** Build the kernel and every Lambda function's package of the project into a folder, emptied before. */
export async function buildFunctions(project: string, folder: string): Promise<FunctionPackage[]> {
  rmSync(folder, { recursive: true, force: true });
  buildKernel(project);
  const packages: FunctionPackage[] = [];
  for (const lambda of findFunctions(project)) {
    const entries = await bundle(project, lambda);
    writeEntries(join(folder, lambda.name), entries);
    const archive = zip(entries);
    const file = join(folder, `${lambda.name}.zip`);
    writeFileSync(file, archive);
    packages.push({ name: lambda.name, file, bytes: archive.length });
  }
  return packages;
}

function writeEntries(folder: string, entries: readonly ZipEntry[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of entries) {
    writeFileSync(join(folder, path), bytes);
  }
}
