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
  const { tenth, whole, tenfold, wide } = writeEvents(workshop);
  const bundle = await workshop.bundle("test/bench/ways/parquet.ts");
  const wideBundle = await bundleWideWay(workshop);
  const turns = await takeTurns(
    {
      tenth: await commandOf(workshop, bundle, tenth),
      whole: await commandOf(workshop, bundle, whole),
      tenfold: await commandOf(workshop, bundle, tenfold),
      wide: await commandOf(workshop, wideBundle, wide),
    },
    Math.ceil(workshop.rounds / 2),
  );
  const grown = (name: Name, from: Name) => ratioOf(turns[name].millis, turns[from].millis);
  const records = `${copies} × the records`;
  return [
    { name: `${records}, up to a whole event`, against, ...grown("whole", "tenth"), bar },
    { name: `${records} of an event`, against, ...grown("tenfold", "whole") },
    { name: `${copies} × the columns`, against, ...grown("wide", "whole"), bar },
  ];
};

type Name = "tenth" | "whole" | "tenfold" | "wide";

/** Of more changes every tenth makes a smaller event, so that all are of one kind. */
function writeEvents(workshop: Workshop): Readonly<Record<Name, string>> {
  const all = sampleChanges({ count: workshop.records * copies });
  const whole = all.filter((_, index) => index % copies === 0);
  const tenth = whole.filter((_, index) => index % copies === 0);
  return {
    tenth: workshop.writeEvent("tenth.json", kinesisEventOf(tenth)),
    whole: workshop.writeEvent("whole.json", kinesisEventOf(whole)),
    tenfold: workshop.writeEvent("tenfold.json", kinesisEventOf(all)),
    wide: workshop.writeEvent("wide.json", kinesisEventOf(whole, widen)),
  };
}
