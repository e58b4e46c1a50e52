import type { AttributeMap } from "../../codec/AttributeValue.js";
import type { RecordType, TableRow } from "../../codec/RecordType.js";
import type { ArrivedRecord } from "../ArrivedRecord.js";
import { type ChangeTime, plausibleTime } from "../changeTime.js";
import { LocatedFailure } from "../LocatedFailure.js";
import { located, type Parsed, type ParseRules } from "../parse.js";
import { tableRow } from "../tableRow.js";
import { legibleLine } from "./legibleLine.js";
import { changeIdOf, type Snapshot } from "./Snapshot.js";
import { readLine, type SnapshotLine } from "./snapshotLine.js";

/**
 * Parse a snapshot's line, the data of `arrived`, to a row; never throws. Its change id is shard and
 * sequence number, joined by a colon.
 */
export function parseSnapshot(
  arrived: ArrivedRecord,
  snapshot: Snapshot,
  rules: ParseRules,
): Parsed<TableRow> {
  try {
    return parseLine(arrived, snapshot, rules);
  } catch (error) {
    const known = legibleLine(arrived, snapshot, rules.routes);
    return { kind: "poison", arrived, failure: located(error), known };
  }
}

function parseLine(
  arrived: ArrivedRecord,
  snapshot: Snapshot,
  rules: ParseRules,
): Parsed<TableRow> {
  const line = readLine(arrived.data, snapshot);
  const route = routeOf(snapshot, line.image.attributes, rules);
  if (route === "ignored") return { kind: "ignored", arrived };
  return tableRow({
    arrived,
    identity: {
      change_id: changeIdOf(arrived),
      change_type: line.changeType,
      change_arrived_at: null,
      change_user_identity: null,
    },
    keys: line.keys,
    recordType: route,
    image: line.image,
    time: timeOf(line, arrived, rules),
    binary: "base64",
  });
}

function routeOf(
  { tableName }: Snapshot,
  image: AttributeMap,
  { routes }: ParseRules,
): RecordType | "ignored" {
  const route = routes.routeOf(tableName, image);
  if (route !== undefined) return route;
  throw new LocatedFailure("unknown-record-type", "", "no record type takes the item");
}

function timeOf(line: SnapshotLine, { arrivedAt }: ArrivedRecord, rules: ParseRules): ChangeTime {
  return plausibleTime(line.micros, { ...rules, arrivedAt }, line.timePath);
}
