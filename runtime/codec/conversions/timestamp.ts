import type { AttributeValue } from "../AttributeValue.js";
import { type Conversion, mismatch } from "../Conversion.js";
import { inCalendar, isDay, millisAt, utcMillis } from "../calendar.js";
import type { Place } from "../Place.js";
import { type EpochUnit, epochForm } from "./epoch.js";
import { asNumber } from "./number.js";

/**
 * The profiles of ISO 8601 that producers write: RFC 3339 and its usual variants, with seconds and
 * zone optional.
 */
const pattern =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?([Zz]|[+-]\d{2}(?::?\d{2})?)?$/;

const outside = "outside the years 1 to 9999";
const minute = 60_000;

/** `S` such as `2024-05-01T10:00:00.000Z` ↔ instant in milliseconds. */
export const asTimestamp: Conversion<Date> = timestampText("Z");

/** `S` in UTC without a zone, such as `2024-05-01T10:00:00.000` ↔ instant in milliseconds. */
export const asTimestampUtc: Conversion<Date> = timestampText("");

/** `N` that counts from the epoch ↔ instant in milliseconds. */
export function asTimestampEpoch(unit: EpochUnit): Conversion<Date> {
  return asNumber(epochForm(unit));
}

/** @param zone - what ends the canonical text; where it is empty, a text needs no zone */
function timestampText(zone: "Z" | ""): Conversion<Date> {
  return {
    read(value, at) {
      const text = value.S;
      if (typeof text !== "string") return mismatch("S", value, at);
      const millis = text.length === 23 + zone.length && text.endsWith(zone) ? millisAt(text) : NaN;
      return Number.isNaN(millis) ? readAny(text, zone, value, at) : new Date(millis);
    },
    write(value, at) {
      if (!inCalendar(value.getTime())) return at.misfit(outside, undefined);
      return { S: value.toISOString().slice(0, 23) + zone };
    },
  };
}

/** Read a text that is not in the canonical spelling. */
function readAny(text: string, zone: string, value: AttributeValue, at: Place): Date | null {
  const parsed = parseTimestamp(text, zone !== "");
  if (typeof parsed === "string") return at.misfit(parsed, value);
  at.inexact(parsed.cut ? "digits" : "spelling", value);
  return parsed.time;
}

interface Parsed {
  readonly time: Date;
  /** Digits below the millisecond were cut. */
  readonly cut: boolean;
}

function parseTimestamp(text: string, needsZone: boolean): Parsed | string {
  const match = pattern.exec(text);
  if (match === null) return "not an ISO 8601 timestamp";
  const [year, month, day, hour, min, second] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const [fraction = "", zone] = match.slice(7);
  if (!isDay(year, month, day) || hour > 23 || min > 59 || second > 59) return "no such time";
  if (zone === undefined && needsZone) return "no time zone";
  const offset = offsetMinutes(zone ?? "Z");
  if (offset === undefined) return "no such time zone";
  const millis = Number(fraction.slice(0, 3).padEnd(3, "0"));
  const time = utcMillis(year, month, day, hour, min, second, millis) - offset * minute;
  if (!inCalendar(time)) return outside;
  return { time: new Date(time), cut: /[1-9]/.test(fraction.slice(3)) };
}

/** Give the minutes that a zone is ahead of UTC. */
function offsetMinutes(zone: string): number | undefined {
  if (zone === "Z" || zone === "z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(":", ""));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
