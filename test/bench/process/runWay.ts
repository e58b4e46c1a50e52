/**
 * A process that runs one way on one event: `runWay.mjs <bundle> [<event>]`. Each line that it
 * reads is a visit, each line that it prints is what the visit has found.
 */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import type { Way } from "../ways/Way.js";
import type { Visit, VisitResult } from "./Visit.js";

const [bundle = "", eventFile] = process.argv.slice(2);
const began = performance.now();
const { handle } = (await import(pathToFileURL(bundle).href)) as { handle: Way };
const importMillis = performance.now() - began;
const event = eventFile && JSON.parse(readFileSync(eventFile, "utf8"));

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
}

async function run({ millis, runs }: Visit): Promise<VisitResult> {
  const times: number[] = [];
  const end = performance.now() + millis;
  let bytes = 0;
  while (times.length < runs || performance.now() < end) {
    const start = performance.now();
    bytes = await handle(event);
    times.push(performance.now() - start);
  }
  return { times, bytes, importMillis, peakKilobytes: process.resourceUsage().maxRSS };
}
