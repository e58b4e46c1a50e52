import { millisPerDay, spellDay } from "../codec/calendar.js";
import type { ChangeImages } from "./ChangeRecord.js";
import { LocatedFailure } from "./LocatedFailure.js";

/** When a change was made. */
export interface ChangeTime {
  readonly time: Date;
  /** Microseconds since the epoch. */
  readonly micros: bigint;
  /** The UTC day, `YYYY-MM-DD`: the Hive partition. */
  readonly day: string;
}

/** What a plausible time lies between. */
export interface TimeBounds {
  /** The first day that the tables project, `YYYY-MM-DD`. */
  readonly projectionStart: string;
  /** Milliseconds since the epoch. */
  readonly arrivedAt: number;
}

/** Where a change record of a stream says it. */
export const timePath = "/dynamodb/ApproximateCreationDateTime";

/**
 * Read the time of a change, in the precision that the record itself names, for a stream's
 * precision may be changed while records are in it.
 *
 * @throws {LocatedFailure} `time-digits`, `time-before-start` or `time-after-arrival`: such a
 *   change would be stored where no query looks
 */
export function readChangeTime(images: ChangeImages, bounds: TimeBounds): ChangeTime {
  return plausibleTime(microsOf(images), bounds, timePath);
}

/**
 * Take microseconds since the epoch as the time of a change.
 *
 * @param path - where the record says it, for the failure
 * @throws {LocatedFailure} `time-before-start` or `time-after-arrival`
 */
export function plausibleTime(micros: bigint, bounds: TimeBounds, path: string): ChangeTime {
  const time = new Date(Number(micros / 1000n));
  const day = dayText(Math.floor(time.getTime() / millisPerDay));
  if (day < bounds.projectionStart) {
    const problem = `the change is of a day before ${bounds.projectionStart}`;
    throw new LocatedFailure("time-before-start", path, problem);
  }
  if (time.getTime() > bounds.arrivedAt + millisPerDay) {
    const problem = "the change is more than a day later than its arrival";
    throw new LocatedFailure("time-after-arrival", path, problem);
  }
  return { time, micros, day };
}

let lastDay = { number: Number.NaN, text: "" };

/** Spell a day, given in days since the epoch, as `YYYY-MM-DD`. Changes of one batch are of one day, mostly. */
export function dayText(day: number): string {
  if (day !== lastDay.number) {
    lastDay = { number: day, text: spellDay(day) };
  }
  return lastDay.text;
}

/**
 * Digits that a time has between 2001 and 2286, which is any that DynamoDB writes. A record without
 * a precision is of milliseconds: such have been captured, and it is the API's default.
 */
const digitsOf = new Map<unknown, number>([
  [undefined, 13],
  ["MILLISECOND", 13],
  ["MICROSECOND", 16],
]);

/**
 * Read a time as microseconds since the epoch.
 *
 * @throws {LocatedFailure} `time-digits`
 */
export function microsOf(images: ChangeImages): bigint {
  const time = images.ApproximateCreationDateTime;
  const digits = digitsOf.get(images.ApproximateCreationDateTimePrecision);
  if (digits === undefined) {
    throw new LocatedFailure("time-digits", `${timePath}Precision`, "no precision that is known");
  }
  if (typeof time !== "number" || !Number.isSafeInteger(time) || !hasDigits(time, digits)) {
    throw new LocatedFailure(
      "time-digits",
      timePath,
      `expected a whole number of ${digits} digits`,
    );
  }
  return digits === 16 ? BigInt(time) : BigInt(time) * 1000n;
}

function hasDigits(time: number, digits: number): boolean {
  if (digits === 16 ? time >= 1e15 : time >= 1e12 && time < 1e13) return true;
  return String(time).length === digits;
}
