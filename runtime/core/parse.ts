import type { AttributeMap } from "../codec/AttributeValue.js";
import type { RecordType, TableRow } from "../codec/RecordType.js";
import type { Row } from "../columns/TableColumns.js";
import type { RecordText } from "../kernel/RecordText.js";
import type { ArrivedRecord } from "./ArrivedRecord.js";
import type { Change } from "./Change.js";
import { type ChangeRecord, readChangeRecord } from "./ChangeRecord.js";
import { readChangeTime } from "./changeTime.js";
import { chooseImage } from "./chooseImage.js";
import { decodeData } from "./decodeData.js";
import { LocatedFailure } from "./LocatedFailure.js";
import type { Poison } from "./Poison.js";
import { parseJson } from "./parseJson.js";
import type { Routes } from "./Routes.js";
import { type ChangeIdentity, tableRow } from "./tableRow.js";

/** What a record turns out to be. */
export type Parsed<R extends Row = Row> = Change<R> | Poison | Ignored;

/** A record that the configuration wants passed over. */
export interface Ignored {
  readonly kind: "ignored";
  readonly arrived: ArrivedRecord;
}

/** What the configuration says of records. */
export interface ParseRules {
  readonly routes: Routes;
  /** The first day that the tables project, `YYYY-MM-DD`. */
  readonly projectionStart: string;
  /** Checks text that it is certain of, fast, on the slow way. */
  readonly texts?: RecordText;
}

/** Parse the data of a Kinesis record to a change of a record type; never throws. */
export function parse(arrived: ArrivedRecord, rules: ParseRules): Parsed<TableRow> {
  try {
    return parseChange(arrived, rules);
  } catch (error) {
    return { kind: "poison", arrived, failure: located(error) };
  }
}

function parseChange(arrived: ArrivedRecord, rules: ParseRules): Parsed<TableRow> {
  const record = readChangeRecord(parseData(arrived.data, rules.texts));
  const image = chooseImage(record);
  const route = routeOf(record, image.attributes, rules.routes);
  if (route === "ignored") return { kind: "ignored", arrived };
  const bounds = { projectionStart: rules.projectionStart, arrivedAt: arrived.arrivedAt };
  const time = readChangeTime(record.dynamodb, bounds);
  return tableRow({
    arrived,
    identity: identityOf(record, arrived),
    keys: record.dynamodb.Keys,
    recordType: route,
    image,
    time,
    // Kinesis carries binary as base64 of base64 text.
    binary: "base64-twice",
  });
}

function parseData(data: string, texts: RecordText | undefined): unknown {
  const text = texts?.read(data);
  return text === undefined ? parseJson(decodeData(data)) : JSON.parse(text);
}

function identityOf(
  { eventID, eventName, userIdentity }: ChangeRecord,
  { arrivedAt }: ArrivedRecord,
): ChangeIdentity {
  return {
    change_id: eventID,
    change_type: eventName,
    change_arrived_at: new Date(arrivedAt),
    change_user_identity: userIdentity === null ? null : JSON.stringify(userIdentity),
  };
}

function routeOf(
  { tableName }: ChangeRecord,
  image: AttributeMap,
  routes: Routes,
): RecordType | "ignored" {
  if (!routes.has(tableName)) {
    throw new LocatedFailure(
      "unknown-table",
      "/tableName",
      "the configuration names no such table",
    );
  }
  const route = routes.routeOf(tableName, image);
  if (route !== undefined) return route;
  throw new LocatedFailure("unknown-record-type", "/tableName", "no record type takes the item");
}

/** Make an error the reason for which a record is poison: what is no located failure is a defect. */
export function located(error: unknown): LocatedFailure {
  return error instanceof LocatedFailure ? error : new LocatedFailure("defect", "", String(error));
}
