#!/usr/bin/env node
import * as module from "node:module";

// Node has it from 22.8 on; the types are those of 20.
const { enableCompileCache } = module as { readonly enableCompileCache?: () => unknown };
enableCompileCache?.();

// Cached is what is imported from here on: ts-morph's compiler takes most of a run to compile.
const { run } = await import("./cli.js");
process.exitCode = await run(process.argv.slice(2));
