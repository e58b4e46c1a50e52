import type { Figure } from "./figures/Figure.js";
import { parts } from "./parts/parts.js";
import { type Extent, Workshop } from "./workshop/Workshop.js";

/** What a run of the benchmark has found. */
export interface Bench extends Extent {
  readonly node: string;
  readonly figures: readonly Figure[];
}

/** Measure the parts, one after another. */
export async function runBench(names: readonly string[], extent: Extent): Promise<Bench> {
  const workshop = new Workshop(extent);
  const figures: Figure[] = [];
  try {
    for (const name of names) {
      const began = performance.now();
      figures.push(...((await parts[name]?.(workshop)) ?? []));
      console.error(`${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
    }
  } finally {
    workshop.close();
  }
  return { node: process.version, ...extent, figures };
}
