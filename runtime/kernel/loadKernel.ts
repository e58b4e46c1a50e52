import { readFileSync } from "node:fs";
import { Module, type WasmModule } from "./webAssembly.js";

let module: WasmModule | undefined;

/**
 * Load the compiled kernel, which lies beside this file, or beside the bundle that this file is in.
 *
 * @throws {Error} if it has not been built
 */
export function loadKernel(): WasmModule {
  module ??= new Module(compiled(new URL("./kernel.wasm", import.meta.url)));
  return module;
}

function compiled(url: URL): Uint8Array {
  try {
    return readFileSync(url);
  } catch (cause) {
    const message = `${url.pathname} is not there; npm run build:kernel makes it`;
    throw new Error(message, { cause });
  }
}
