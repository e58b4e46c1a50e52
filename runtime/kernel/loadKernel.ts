import { readFileSync } from "node:fs";
import { Module, type WasmModule } from "./webAssembly.js";

let module: WasmModule | undefined;
let isLoaded = false;

/**
 * Load the compiled kernel, which lies beside this file, or beside the bundle that this file is in.
 * Undefined where it has not been built: all records take the slow path then.
 */
export function loadKernel(): WasmModule | undefined {
  if (!isLoaded) {
    module = compiled(new URL("./kernel.wasm", import.meta.url));
    isLoaded = true;
  }
  return module;
}

function compiled(url: URL): WasmModule | undefined {
  try {
    return new Module(readFileSync(url));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}
