import type { WireChange } from "../../../runtime/demand/sample/WireChange.js";
import type { Poison } from "./Poison.js";
import { poisonedBytes } from "./poisonedBytes.js";
import { poisonedChanges } from "./poisonedChanges.js";
import { poisonedJson } from "./poisonedJson.js";

/**
 * Make every kind of poison from a change that is in order.
 *
 * `arrival` is when the records reach the stream; a change time is implausible against it.
 */
export function poisons(change: WireChange, arrival: Date): Poison[] {
  return [...poisonedBytes(change), ...poisonedJson(change), ...poisonedChanges(change, arrival)];
}
