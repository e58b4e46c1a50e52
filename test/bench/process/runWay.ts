/** A process that runs one way on one event, when asked: `runWay.mjs <bundle> [<event>]`. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Way } from "../ways/Way.js";
import { answerVisits } from "./answerVisits.js";

const [bundle = "", eventFile] = process.argv.slice(2);
const began = performance.now();
const { handle } = await load(bundle);
const importMillis = performance.now() - began;
const event = eventFile && JSON.parse(readFileSync(eventFile, "utf8"));
await answerVisits(() => handle(event), importMillis);

/** Load a bundle as Lambda does: CommonJS by `require`, a module by `import`. */
async function load(path: string): Promise<{ readonly handle: Way }> {
  if (path.endsWith(".cjs")) return createRequire(import.meta.url)(path);
  return await import(pathToFileURL(path).href);
}
