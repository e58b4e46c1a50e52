import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { kinesisEvent } from "../../support/eventSource/kinesisEvent.js";
import { ratioOf } from "../figures/ratioOf.js";
import { takeTurns } from "../process/takeTurns.js";
import { bestCompression } from "../ways/deliveryWay.js";
import { labels } from "../ways/labels.js";
import { wayCommands } from "../ways/wayCommands.js";
import type { Workshop } from "../workshop/Workshop.js";
import type { Part } from "./Part.js";

/** Measure the lines of an export, as a backfill reads them, with the kernel and without. */
export const measureBackfill: Part = async (workshop) => {
  const names = ["parse", "exportLines", "slowExportLines"] as const;
  const event = workshop.writeEvent("lines.json", linesEvent(workshop));
  const turns = await takeTurns(await wayCommands(workshop, names, event), workshop.rounds);
  const compare = (name: Exclude<(typeof names)[number], "parse">, how: string) => ({
    name: `lines of an export${how} → Parquet (${bestCompression})`,
    against: `${labels.parse}, of the same lines`,
    ...ratioOf(turns[name].millis, turns.parse.millis),
  });
  return [compare("exportLines", ""), compare("slowExportLines", " without the kernel")];
};

/** An event that carries lines stands for a part of a data file, unpacked. */
function linesEvent({ records }: Workshop) {
  const items = sampleChanges({ count: records * 2 }).flatMap(({ write }) =>
    write.newImage ? [write.newImage] : [],
  );
  const lines = items.slice(0, records).map((Item, index) => ({
    shardId: "shardId-000000000000",
    sequenceNumber: String(index + 1),
    partitionKey: "line",
    data: Buffer.from(JSON.stringify({ Item })),
    arrival: Date.parse("2024-06-01T00:00:00Z"),
  }));
  return kinesisEvent("arn:aws:kinesis:eu-west-1:123456789012:stream/demand", lines);
}
