import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** How long a pipeline takes for the first batch of a process. */
export interface FirstInvocation {
  readonly pipeline: string;
  /** Milliseconds, the median. */
  readonly millis: number;
  /** Over the first pipeline's. */
  readonly ratio: number;
}

const script = fileURLToPath(new URL("firstInvocation.ts", import.meta.url));

/** Measure first batches, by turns, so many fresh processes for each pipeline. */
export async function firstInvocations(
  pipelines: readonly string[],
  times: number,
): Promise<readonly FirstInvocation[]> {
  const millis = new Map(pipelines.map((pipeline) => [pipeline, [] as number[]]));
  for (let time = 0; time < times; time++) {
    for (const pipeline of pipelines) millis.get(pipeline)?.push(firstMillis(pipeline));
  }
  const medians = [...millis].map(([pipeline, all]) => ({
    pipeline,
    millis: all.sort((a, b) => a - b)[all.length >> 1] ?? Number.NaN,
  }));
  const base = medians[0]?.millis ?? Number.NaN;
  return medians.map((median) => ({ ...median, ratio: median.millis / base }));
}

function firstMillis(pipeline: string): number {
  const args = ["--import", "tsx", script, pipeline];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  const millis = Number(stdout);
  if (stdout === "" || Number.isNaN(millis)) throw new Error(stderr);
  return millis;
}
