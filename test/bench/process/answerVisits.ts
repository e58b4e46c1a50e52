import { createInterface } from "node:readline";
import { peakKilobytes } from "./peakKilobytes.js";
import type { Visit, VisitResult } from "./Visit.js";

/**
 * Answer visits: each line of the standard input is one, each line of the output what it has found.
 *
 * @param run - does what is measured, and gives the bytes of its objects
 * @param importMillis - how long it took to come so far
 */
export async function answerVisits(
  run: () => Promise<number> | number,
  importMillis = 0,
): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const { times, bytes } = await time(run, JSON.parse(line));
    const result: VisitResult = { times, bytes, importMillis, peakKilobytes: peakKilobytes() };
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}

async function time(
  run: () => Promise<number> | number,
  { millis, runs }: Visit,
): Promise<Pick<VisitResult, "times" | "bytes">> {
  const times: number[] = [];
  const end = performance.now() + millis;
  let bytes = 0;
  while (times.length < runs || performance.now() < end) {
    const start = performance.now();
    bytes = await run();
    times.push(performance.now() - start);
  }
  return { times, bytes };
}
