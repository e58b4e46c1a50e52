import { deliveryPlan } from "../../../runtime/core/deliveryPlan.js";
import { changeBytes } from "../../../runtime/demand/sample/WireChange.js";
import { sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { demoRecords } from "../../../runtime/tasks/demo/demoRecords.js";
import type { Figure } from "../figures/Figure.js";
import { CountingStorage } from "../ways/CountingStorage.js";
import { config } from "../ways/deliveryWay.js";
import type { Part } from "./Part.js";

/** As many as the demo delivers unless it is told otherwise. */
const count = 3000;
const name = "records that the kernel leaves to the slow path";

/** Count the demo's records that the kernel leaves to the slow path. */
export const countSlow: Part = async () => [
  figureOf("the demo, with the odd values and poison that it shows", demoRecords(count)),
  figureOf(
    "the same changes without odd values, as measured above",
    sampleChanges({ count }).map(({ change }) => ({ data: changeBytes(change) })),
  ),
];

function figureOf(against: string, records: readonly { readonly data: Uint8Array }[]): Figure {
  const value = (100 * slowOf(records.map(({ data }) => data))) / records.length;
  return { name, against, value, unit: "%", bar: { atMost: 1 } };
}

function slowOf(data: readonly Uint8Array[]): number {
  const { scanner } = deliveryPlan(demandRecordTypes, { config, storage: new CountingStorage() });
  if (scanner === undefined) throw new Error("the kernel is not built; npm run build:kernel");
  const arrived = {
    shardId: "shardId-000000000000",
    arrivedAt: Date.parse("2024-05-02T00:00:00Z"),
  };
  const records = data.map((bytes, index) => ({
    ...arrived,
    data: Buffer.from(bytes).toString("base64"),
    sequenceNumber: String(index),
  }));
  return scanner.scan(records).filter((change) => change === undefined).length;
}
