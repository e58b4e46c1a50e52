/** A process that runs one way on one event, when asked: `runWay.mjs <bundle> [<event>]`. */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Way } from "../ways/Way.js";
import { answerVisits } from "./answerVisits.js";

const [bundle = "", eventFile] = process.argv.slice(2);
const began = performance.now();
const { handle } = (await import(pathToFileURL(bundle).href)) as { handle: Way };
const importMillis = performance.now() - began;
const event = eventFile && JSON.parse(readFileSync(eventFile, "utf8"));
await answerVisits(() => handle(event), importMillis);
