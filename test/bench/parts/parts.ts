import { measureEvent } from "./measureEvent.js";
import { measureFirst } from "./measureFirst.js";
import { measureMemory } from "./measureMemory.js";
import type { Part } from "./Part.js";

/** What can be measured, in the table's order. */
export const parts: Readonly<Record<string, Part>> = {
  event: measureEvent,
  first: measureFirst,
  memory: measureMemory,
};
