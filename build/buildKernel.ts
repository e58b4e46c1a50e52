import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What changes the sources before they are compiled. */
const transform = fileURLToPath(new URL("inlineFunctions.ts", import.meta.url));
const options = [
  ...["--optimizeLevel", "3", "--shrinkLevel", "1", "--converge", "--runtime", "stub"],
  ...["--noAssert", "--enable", "simd", "--importMemory", "--memoryBase", "65536"],
  // A new memory is all zeros, so that the module need not bring them.
  "--zeroFilledMemory",
];

/**
 * Compile the kernel beside the code that loads it. The same sources compile once.
 *
 * @throws Error where the compiler refuses them, with what it says
 */
export function buildKernel(project: string): void {
  const folder = join(project, "runtime", "kernel");
  const sources = join(folder, "assembly");
  const cache = join(project, ".demand-pipeline");
  const compiled = join(cache, `kernel-${digestOf(sources)}.wasm`);
  mkdirSync(cache, { recursive: true });
  if (!existsSync(compiled)) compileKernel(sources, compiled);
  put(readFileSync(compiled), join(folder, "kernel.wasm"));
}

/** Put a file in place whole, for others may be reading it. */
function put(bytes: Buffer, file: string): void {
  if (existsSync(file) && readFileSync(file).equals(bytes)) return;
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}

/**
 * Compile a folder of kernel sources to a file.
 *
 * @throws Error where the compiler refuses them, with what it says
 */
export function compileKernel(sources: string, file: string): void {
  const compiler = packaged("assemblyscript/bin/asc.js");
  const source = ["--transform", transform, join(sources, "index.ts")];
  const args = ["--import", packaged("tsx"), compiler, ...source, ...options, "--outFile", file];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`the kernel does not compile:\n${stderr}`);
}

function digestOf(sources: string): string {
  const digest = createHash("sha256").update(JSON.stringify([compilerVersion(), options]));
  digest.update(readFileSync(transform));
  const files = readdirSync(sources, { recursive: true, encoding: "utf8" });
  for (const name of files.filter((file) => file.endsWith(".ts")).sort()) {
    digest.update(`${name}\n`).update(readFileSync(join(sources, name)));
  }
  return digest.digest("hex").slice(0, 16);
}

function compilerVersion(): string {
  return JSON.parse(readFileSync(packaged("assemblyscript/package.json"), "utf8")).version;
}

function packaged(path: string): string {
  return createRequire(import.meta.url).resolve(path);
}
