import type { AttributeMap } from "../../codec/AttributeValue.js";
import type { RecordType } from "../../codec/RecordType.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import { attempt, type Legible } from "../legible.js";
import type { Routes } from "../Routes.js";
import { changeIdOf, type Snapshot } from "./Snapshot.js";
import { readLine, type SnapshotLine } from "./snapshotLine.js";

/**
 * Read as much of a snapshot's line as can be read. The table and, of items, type and time are the
 * snapshot's own, so that even a line that is not JSON can be replayed.
 */
export function legibleLine(arrived: ArrivedRecord, snapshot: Snapshot, routes: Routes): Legible {
  const line = attempt(() => readLine(arrived.data, snapshot));
  const recordType = line && recordTypeOf(line, snapshot, routes);
  const key = line && keyOf(line, recordType);
  return {
    tableName: snapshot.tableName,
    recordType: recordType?.name ?? null,
    key: key && JSON.stringify(key),
    changeId: changeIdOf(arrived),
    changeType: snapshot.kind === "items" ? "SNAPSHOT" : (line?.changeType ?? null),
    micros: snapshot.kind === "items" ? snapshot.micros : (line?.micros ?? null),
  };
}

function recordTypeOf(
  { image }: SnapshotLine,
  { tableName }: Snapshot,
  routes: Routes,
): RecordType | null {
  const route = routes.routeOf(tableName, image.attributes);
  return typeof route === "object" ? route : null;
}

/** A line of an item names the key nowhere but in the item. */
function keyOf(
  { changeType, keys }: SnapshotLine,
  recordType: RecordType | null,
): AttributeMap | null {
  if (changeType !== "SNAPSHOT") return keys;
  if (recordType === null) return null;
  const present = Object.entries(keys).filter(([name]) => recordType.key.includes(name));
  return present.length > 0 ? Object.fromEntries(present) : null;
}
