/** A part of the way: the event's records in the kernel's columns. */
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
  const changes = scanner.scan(readKinesisEvent(event));
  if (changes.includes(undefined)) throw new Error("a record for the slow path");
  letGo();
  return 0;
};
