import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { ratioOf } from "../figures/ratioOf.js";
import { takeTurns } from "../process/takeTurns.js";
import { labels } from "../ways/labels.js";
import { commandOf } from "../ways/wayCommands.js";
import { kinesisEventOf } from "../workshop/kinesisEventOf.js";
import type { Workshop } from "../workshop/Workshop.js";
import { bundleWideWay, copies, widen } from "../workshop/wideRecord.js";
import type { Part } from "./Part.js";

const against = labels.parquet;
const bar = { atMost: 11 };

/** Measure how the time grows with the records, and with the columns. */
export const measureScale: Part = async (workshop) => {
  const { tenth, whole, wide } = writeEvents(workshop);
  const bundle = await workshop.bundle("test/bench/ways/parquet.ts");
  const wideBundle = await bundleWideWay(workshop);
  const turns = await takeTurns(
    {
      tenth: await commandOf(workshop, bundle, tenth),
      whole: await commandOf(workshop, bundle, whole),
      wide: await commandOf(workshop, wideBundle, wide),
    },
    Math.ceil(workshop.rounds / 2),
  );
  const timesOf = (name: "whole" | "wide") => ratioOf(turns[name].millis, turns.tenth.millis);
  return [
    { name: `${copies} × the records`, against, ...timesOf("whole"), bar },
    { name: `${copies} × the columns`, against, ...timesOf("wide"), bar },
  ];
};

/** Of many changes every tenth makes the small event, so that both are of one kind. */
function writeEvents(workshop: Workshop): Readonly<Record<"tenth" | "whole" | "wide", string>> {
  const changes = sampleChanges({ count: workshop.records * copies });
  const some = changes.filter((_, index) => index % copies === 0);
  return {
    tenth: workshop.writeEvent("tenth.json", kinesisEventOf(some)),
    whole: workshop.writeEvent("whole.json", kinesisEventOf(changes)),
    wide: workshop.writeEvent("wide.json", kinesisEventOf(some, widen)),
  };
}
