import { readChangeRecord } from "./ChangeRecord.js";
import { microsOf } from "./changeTime.js";
import { chooseImage } from "./chooseImage.js";
import { decodeData } from "./decodeData.js";
import { parseJson } from "./parseJson.js";
import type { Routes } from "./Routes.js";

/** What can be read of a record that cannot be delivered; null where nothing can. */
export interface Legible {
  readonly tableName: string | null;
  readonly recordType: string | null;
  /** JSON text of the item's key, as the record has it. */
  readonly key: string | null;
  readonly changeId: string | null;
  readonly changeType: string | null;
  /** Microseconds since the epoch. */
  readonly micros: bigint | null;
}

/** Read as much of a record's data as can be read. */
export function legible(data: string, routes: Routes): Legible {
  const value = attempt(() => parseJson(decodeData(data)));
  const keys = member(member(value, "dynamodb"), "Keys");
  return {
    tableName: text(member(value, "tableName")),
    recordType: attempt(() => recordTypeOf(value, routes)),
    key: isObject(keys) ? JSON.stringify(keys) : null,
    changeId: text(member(value, "eventID")),
    changeType: text(member(value, "eventName")),
    micros: attempt(() => microsOf(readChangeRecord(value).dynamodb)),
  };
}

function recordTypeOf(value: unknown, routes: Routes): string | null {
  const record = readChangeRecord(value);
  const route = routes.routeOf(record.tableName, chooseImage(record).attributes);
  return typeof route === "object" ? route.name : null;
}

/** Read what may not be there to be read; null where it fails. */
export function attempt<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
