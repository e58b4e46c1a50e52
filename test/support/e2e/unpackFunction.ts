import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../../build/bundle.js";
import { zip } from "../../../build/zip.js";
import { unzip } from "../unzip.js";

/**
 * Build the delivery function's archive as it is deployed, and unpack it.
 *
 * @returns the path of its module
 */
export async function unpackFunction(folder: string): Promise<string> {
  const entry = "runtime/lambda/deliveryWorker/index.ts";
  const archive = zip(await bundle(process.cwd(), { name: "deliveryWorker", entry }));
  mkdirSync(folder, { recursive: true });
  for (const { path, bytes } of unzip(archive)) writeFileSync(join(folder, path), bytes);
  return join(folder, "index.mjs");
}
