/** A part of the way: the event's records, not yet decoded. */
import { readKinesisEvent } from "../../../runtime/core/readKinesisEvent.js";
import type { Way } from "./Way.js";

export const handle: Way = (event) => {
  readKinesisEvent(event);
  return 0;
};
