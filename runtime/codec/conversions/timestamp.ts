import { type Conversion, mismatch } from "../Conversion.js";
import { inCalendar, isDay, utcMillis } from "../calendar.js";
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
export const asTimestamp: Conversion<Date> = timestampText(true, (time) => time.toISOString());

/** `S` in UTC without a zone, such as `2024-05-01T10:00:00.000` ↔ instant in milliseconds. */
export const asTimestampUtc: Conversion<Date> = timestampText(false, (time) =>
  time.toISOString().slice(0, -1),
);

/** `N` that counts from the epoch ↔ instant in milliseconds. */
export function asTimestampEpoch(unit: EpochUnit): Conversion<Date> {
  return asNumber(epochForm(unit));
}

function timestampText(needsZone: boolean, format: (time: Date) => string): Conversion<Date> {
  return {
    read(value, at) {
      const text = value.S;
      if (typeof text !== "string") return mismatch("S", value, at);
      const parsed = parseTimestamp(text, needsZone);
      if (typeof parsed === "string") return at.misfit(parsed, value);
      if (parsed.cut) at.inexact("digits", value);
      else if (format(parsed.time) !== text) at.inexact("spelling", value);
      return parsed.time;
    },
    write(value, at) {
      return inCalendar(value.getTime()) ? { S: format(value) } : at.misfit(outside, undefined);
    },
  };
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
