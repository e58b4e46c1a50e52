import { median, quantile } from "../figures/quantile.js";
import { type Timing, takeTurns } from "../process/takeTurns.js";
import { labels } from "../ways/labels.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Part } from "./Part.js";

/** Ways that go on from each other, and what each adds to the one before. */
const stages = {
  readEvent: "reading the event",
  scan: "base64, and scanning into columns",
  parquetNone: "pages, statistics and footer",
  parquet: "compression",
} as const;
type Stage = keyof typeof stages;

/** Measure where the time of the whole way goes. */
export const measureStages: Part = async (workshop) => {
  const names = Object.keys(stages) as Stage[];
  const commands = await wayCommands(workshop, names, workshop.event());
  const turns = await takeTurns(commands, workshop.rounds);
  return names.map((name, index) => {
    const before = names[index - 1];
    const shares = sharesOf(turns[name], before && turns[before], turns.parquet);
    const spread = [quantile(shares, 0.25), quantile(shares, 0.75)] as const;
    const of = { name: `of the time: ${stages[name]}`, against: labels.parquet };
    return { ...of, value: median(shares), unit: "%", spread };
  });
};

/** Give, for each turn, what a stage adds, in per cent of the whole. */
function sharesOf(stage: Timing, before: Timing | undefined, whole: Timing): number[] {
  const medianOf = (turns: Timing, turn: number) => median(turns.millis[turn] ?? []);
  return stage.millis.map((_, turn) => {
    const added = medianOf(stage, turn) - (before ? medianOf(before, turn) : 0);
    return (100 * added) / medianOf(whole, turn);
  });
}
