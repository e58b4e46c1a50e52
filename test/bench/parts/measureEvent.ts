import type { Bar, Figure } from "../figures/Figure.js";
import { ratioOf } from "../figures/ratioOf.js";
import { type Timing, takeTurns } from "../process/takeTurns.js";
import { labels, type WayName } from "../ways/labels.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Workshop } from "../workshop/Workshop.js";
import type { Part } from "./Part.js";

/** What is compared: a way, another, and what the ratio of their times is meant to be. */
const comparisons: readonly (readonly [WayName, WayName, Bar?])[] = [
  ["parquet", "parse", { atMost: 0.35 }],
  ["parquetSnappy", "parse", { atMost: 0.35 }],
  ["parquetNone", "parse", { atMost: 0.35 }],
  ["avro", "parse", { atMost: 0.45 }],
  ["avroNone", "parse", { atMost: 0.3 }],
  ["slowParquet", "parse", { atMost: 2 }],
  ["conventional", "parquetSnappy", { atLeast: 25 }],
  ["codecHyparquet", "parquetSnappy", { atLeast: 8 }],
  ["codecAvsc", "avro"],
];

/** Whose objects are compared in size, at the same compression. */
const sizes: typeof comparisons = [
  ["parquetSnappy", "codecHyparquet", { atMost: 1 }],
  ["avro", "codecAvsc"],
];

/** Measure the whole way of an event to an object, warm, against other ways of the same. */
export const measureEvent: Part = async (workshop) => {
  const turns = await turnsOf(workshop);
  const times = comparisons.filter(isFirst).map(([way, other, bar]) => ({
    name: labels[way],
    against: labels[other],
    ...ratioOf(turns[way].millis, turns[other].millis),
    ...(bar && { bar }),
  }));
  const objects = sizes.map(([way, other, bar]) => ({
    name: `bytes of the object: ${labels[way]}`,
    against: labels[other],
    value: turns[way].bytes / turns[other].bytes,
    ...(bar && { bar }),
  }));
  return [...times, ...objects] satisfies Figure[];
};

/** Where Node has no zstd, the way that would use it is the one with snappy. */
function isFirst([way]: (typeof comparisons)[number], index: number): boolean {
  return comparisons.findIndex(([other]) => labels[other] === labels[way]) === index;
}

async function turnsOf(workshop: Workshop): Promise<Readonly<Record<WayName, Timing>>> {
  const names = Object.keys(labels) as WayName[];
  const commands = await wayCommands(workshop, names, workshop.event());
  return await takeTurns(commands, workshop.rounds);
}
