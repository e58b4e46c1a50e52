import { ratioOf } from "../figures/ratioOf.js";
import { startAfresh } from "../process/startAfresh.js";
import { labels } from "../ways/labels.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Part } from "./Part.js";

const times = 3;
const tenEvents = { millis: 0, runs: 10 };

/** Measure the most memory that a process has had after ten events. */
export const measureMemory: Part = async (workshop) => {
  const commands = await wayCommands(
    workshop,
    ["parquet", "parse", "conventional"],
    workshop.event(),
  );
  const results = await startAfresh(commands, times, tenEvents);
  const peaks = (name: keyof typeof results) =>
    results[name].map((result) => [result.peakKilobytes]);
  const name = `peak memory of ten events: ${labels.parquet}`;
  return [
    { name, against: labels.parse, ...ratioOf(peaks("parquet"), peaks("parse")) },
    {
      name,
      against: labels.conventional,
      ...ratioOf(peaks("parquet"), peaks("conventional")),
      bar: { atMost: 1 },
    },
  ];
};
