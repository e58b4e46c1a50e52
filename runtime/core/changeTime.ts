import type { ChangeImages, Precision } from "./ChangeRecord.js";
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
  readonly arrivedAt: Date;
}

const path = "/dynamodb/ApproximateCreationDateTime";
const dayMillis = 86_400_000;

/**
 * Read the time of a change, in the precision that the record itself names, for a stream's
 * precision may be changed while records are in it.
 *
 * @throws {LocatedFailure} `time-digits`, `time-before-start` or `time-after-arrival`: such a
 *   change would be stored where no query looks
 */
export function readChangeTime(images: ChangeImages, bounds: TimeBounds): ChangeTime {
  const micros = microsOf(images);
  const time = new Date(Number(micros / 1000n));
  const day = time.toISOString().slice(0, 10);
  if (day < bounds.projectionStart) {
    const problem = `the change is of a day before ${bounds.projectionStart}`;
    throw new LocatedFailure("time-before-start", path, problem);
  }
  if (time.getTime() > bounds.arrivedAt.getTime() + dayMillis) {
    const problem = "the change is more than a day later than its arrival";
    throw new LocatedFailure("time-after-arrival", path, problem);
  }
  return { time, micros, day };
}

/** Digits that a time between 2001 and 2286 has, which all are that DynamoDB can have written. */
const digitsOf: Readonly<Record<Precision, number>> = { MILLISECOND: 13, MICROSECOND: 16 };

/**
 * Read a time as microseconds since the epoch.
 *
 * @throws {LocatedFailure} `time-digits`
 */
export function microsOf(images: ChangeImages): bigint {
  const precision = images.ApproximateCreationDateTimePrecision;
  const time = images.ApproximateCreationDateTime;
  if (String(time).length !== digitsOf[precision] || time < 0) {
    const problem = `expected ${digitsOf[precision]} digits, as a time in ${precision} has`;
    throw new LocatedFailure("time-digits", path, problem);
  }
  return precision === "MICROSECOND" ? BigInt(time) : BigInt(time) * 1000n;
}
