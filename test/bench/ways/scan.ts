/** A part of the way: the event's records in the kernel's columns. */
import type { ArrivedRecord } from "../../../runtime/core/ArrivedRecord.js";
import type { ChangeScanner } from "../../../runtime/core/ChangeScanner.js";
import { deliveryPlan } from "../../../runtime/core/deliveryPlan.js";
import { readKinesisEvent } from "../../../runtime/core/readKinesisEvent.js";
import { demandRecordTypes } from "../../../runtime/recordTypes.js";
import { CountingStorage } from "./CountingStorage.js";
import { config } from "./deliveryWay.js";
import type { Way } from "./Way.js";

const { scanner } = deliveryPlan(demandRecordTypes, { config, storage: new CountingStorage() });

export const handle: Way = (event) => {
  if (scanner === undefined) throw new Error("the kernel is not built");
  const letGo = scanner.hold();
  for (const record of readKinesisEvent(event)) scanRecord(scanner, record);
  letGo();
  return 0;
};

function scanRecord(scanner: ChangeScanner, record: ArrivedRecord): void {
  if (scanner.scan(record) === undefined) throw new Error("a record for the slow path");
}
