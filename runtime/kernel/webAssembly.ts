/** The part of WebAssembly's interface that is in use; Node's types have only its name. */

export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** A compiled module. */
export type WasmModule = object;

export interface WasmInstance {
  readonly exports: object;
}

interface WebAssemblyNamespace {
  readonly Memory: new (descriptor: { initial: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => WasmModule;
  readonly Instance: new (module: WasmModule, imports: object) => WasmInstance;
}

export const { Memory, Module, Instance } = (
  globalThis as unknown as { WebAssembly: WebAssemblyNamespace }
).WebAssembly;
