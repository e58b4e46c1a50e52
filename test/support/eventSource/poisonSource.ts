import type { Poison } from "../records/Poison.js";
import type { Source } from "./captureChanges.js";

/** Make a source of poison that comes onto the stream at a time, in microseconds since the epoch. */
export function poisonSource(poison: Poison, micros: bigint): Source {
  const data = Buffer.from(poison.data, "base64");
  return { partitionKey: poison.name, data, dataText: poison.data, micros };
}
