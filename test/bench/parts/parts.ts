import { countSlow } from "./countSlow.js";
import { measureBackfill } from "./measureBackfill.js";
import { measureBundle } from "./measureBundle.js";
import { measureEvent } from "./measureEvent.js";
import { measureFirst } from "./measureFirst.js";
import { measureGenerate } from "./measureGenerate.js";
import { measureMemory } from "./measureMemory.js";
import { measurePeers } from "./measurePeers.js";
import { measureS3 } from "./measureS3.js";
import { measureScale } from "./measureScale.js";
import { measureStages } from "./measureStages.js";
import type { Part } from "./Part.js";

/** What can be measured, in the table's order. */
export const parts: Readonly<Record<string, Part>> = {
  event: measureEvent,
  backfill: measureBackfill,
  stages: measureStages,
  peers: measurePeers,
  first: measureFirst,
  scale: measureScale,
  memory: measureMemory,
  slow: countSlow,
  bundle: measureBundle,
  generate: measureGenerate,
  s3: measureS3,
};
