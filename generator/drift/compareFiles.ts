import type { GeneratedFile } from "../targets/target.js";

/** How files differ from what would be generated; paths are sorted. */
export interface Drift {
  readonly missing: readonly string[];
  /** There, with another text. */
  readonly stale: readonly string[];
  /** There, and not generated now. */
  readonly surplus: readonly string[];
}

/** Compare files, path → text, with what would be generated. */
export function compareFiles(
  present: ReadonlyMap<string, string>,
  files: readonly GeneratedFile[],
): Drift {
  const expected = new Map(files.map(({ path, text }) => [path, text]));
  const paths = [...present.keys()].sort();
  return {
    missing: [...expected.keys()].filter((path) => !present.has(path)).sort(),
    stale: paths.filter((path) => expected.has(path) && expected.get(path) !== present.get(path)),
    surplus: paths.filter((path) => !expected.has(path)),
  };
}
