import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";
import type { Mutant } from "./mutants.js";

const sources = fileURLToPath(new URL("../../runtime/kernel/assembly", import.meta.url));
const kernel = "kernel.wasm";

/** Not optimised, which takes the compiler most of its time. */
const options = [
  ...["index.ts", "--baseDir", sources, "--outFile", kernel, "--runtime", "stub"],
  ...["--noAssert", "--enable", "simd", "--importMemory", "--memoryBase", "65536"],
];

/**
 * Compile the kernel with a fault in it, or as it is.
 *
 * @throws {Error} where the source has not what is to be replaced, or does not compile
 */
export async function compileMutant(mutant?: Mutant): Promise<Uint8Array> {
  let compiled: Uint8Array | undefined;
  const { error, stderr } = await asc.main(options, {
    readFile: (name, folder) => readSource(join(folder, name), mutant),
    writeFile: (name, contents) => {
      if (name === kernel) compiled = contents as Uint8Array;
    },
    listFiles: () => [],
  });
  if (compiled === undefined) throw new Error(`${error?.message} ${stderr.toString()}`);
  return compiled;
}

function readSource(path: string, mutant: Mutant | undefined): string | null {
  if (!existsSync(path)) return null;
  const source = readFileSync(path, "utf8");
  if (mutant === undefined || path !== join(sources, mutant.file)) return source;
  const { file, from, to } = mutant;
  if (!source.includes(from)) throw new Error(`${file} has no ${from}`);
  return source.replace(from, () => to);
}
