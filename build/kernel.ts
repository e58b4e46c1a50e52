/** Compiles the kernel, if its sources have changed. */
import { fileURLToPath } from "node:url";
import { buildKernel } from "./buildKernel.js";

buildKernel(fileURLToPath(new URL("..", import.meta.url)));
