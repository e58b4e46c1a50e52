import type { Pipeline } from "./pipelines.js";

/** The times of one pipeline, in milliseconds, sorted. */
export interface Times {
  readonly name: string;
  readonly millis: readonly number[];
  /** The bytes of the object that it makes. */
  readonly bytes: number;
}

/**
 * Run pipelines by turns, so that what else the machine does falls on all of them alike, with the
 * rubbish of the one before collected.
 */
export async function measure(
  pipelines: Readonly<Record<string, Pipeline>>,
  batch: readonly string[],
  rounds: number,
): Promise<readonly Times[]> {
  const millis = new Map(Object.keys(pipelines).map((name) => [name, [] as number[]]));
  const bytes = new Map<string, number>();
  for (let round = -1; round < rounds; round++) {
    for (const [name, pipeline] of Object.entries(pipelines)) {
      globalThis.gc?.();
      const start = performance.now();
      bytes.set(name, await pipeline(batch));
      if (round >= 0) millis.get(name)?.push(performance.now() - start);
    }
  }
  return [...millis].map(([name, times]) => ({
    name,
    millis: times.sort((a, b) => a - b),
    bytes: bytes.get(name) ?? 0,
  }));
}

/** A ratio of two pipelines' times: of the medians, of the bests, and of each round's spread. */
export interface Ratio {
  readonly median: number;
  readonly best: number;
  /** From the quarter to the three quarters of the times, over the other's median. */
  readonly spread: readonly [number, number];
}

/** Compare the times of two pipelines. */
export function ratioOf(times: Times, to: Times): Ratio {
  const base = at(to, 0.5);
  return {
    median: at(times, 0.5) / base,
    best: at(times, 0) / at(to, 0),
    spread: [at(times, 0.25) / base, at(times, 0.75) / base],
  };
}

function at({ millis }: Times, share: number): number {
  return millis[Math.floor(share * (millis.length - 1))] ?? Number.NaN;
}
