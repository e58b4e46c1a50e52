import { ratioOf } from "../figures/ratioOf.js";
import { startAfresh } from "../process/startAfresh.js";
import { labels } from "../ways/labels.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Part } from "./Part.js";

const times = 9;

/** Measure the first event of a fresh process, after import and init. */
export const measureFirst: Part = async (workshop) => {
  const names = ["parse", "parquet", "conventional"] as const;
  const commands = await wayCommands(workshop, names, workshop.event());
  const results = await startAfresh(commands, times, { millis: 0, runs: 1 });
  const first = (name: (typeof names)[number]) => results[name].map(({ times }) => times);
  return [
    ["parse", 1],
    ["conventional", 0.2],
  ].map(([other, atMost]) => ({
    name: `first event of a process: ${labels.parquet}`,
    against: labels[other as "parse"],
    ...ratioOf(first("parquet"), first(other as "parse")),
    bar: { atMost: atMost as number },
  }));
};
