import { test } from "uvu";
import * as assert from "uvu/assert";
import type { ChangeImages } from "./ChangeRecord.js";
import { readChangeTime } from "./changeTime.js";
import { LocatedFailure } from "./LocatedFailure.js";

const bounds = {
  projectionStart: "2024-01-01",
  arrivedAt: Date.parse("2024-06-25T20:38:11Z"),
};

test("milliseconds are the precision of a record that names none", () => {
  for (const precision of [undefined, "MILLISECOND"]) {
    assert.equal(readChangeTime(images(1719347890250, precision), bounds), {
      time: new Date("2024-06-25T20:38:10.250Z"),
      micros: 1719347890250000n,
      day: "2024-06-25",
    });
  }
});

test("microseconds are kept, and cut to a time in milliseconds", () => {
  const { time, micros } = readChangeTime(images(1719347890250647, "MICROSECOND"), bounds);
  assert.is(time.toISOString(), "2024-06-25T20:38:10.250Z");
  assert.is(micros, 1719347890250647n);
});

test("the day is UTC's, from its first to its last microsecond", () => {
  const dayOf = (micros: number) => readChangeTime(images(micros, "MICROSECOND"), bounds).day;
  assert.is(dayOf(Date.parse("2024-05-01T00:00:00Z") * 1000), "2024-05-01");
  assert.is(dayOf(Date.parse("2024-05-02T00:00:00Z") * 1000 - 1), "2024-05-01");
});

const { arrivedAt } = bounds;
const day = 86_400_000;
const path = "/dynamodb/ApproximateCreationDateTime";

test("the plausible times are from the first projected day to a day after arrival", () => {
  readChangeTime(images(Date.UTC(2024, 0, 1)), bounds);
  readChangeTime(images(arrivedAt + day), bounds);
  assert.equal(failureOf(Date.UTC(2024, 0, 1) - 1), ["time-before-start", path]);
  assert.equal(failureOf(arrivedAt + day + 1), ["time-after-arrival", path]);
});

const millis = arrivedAt;

test("digits that contradict the precision are refused", () => {
  assert.equal(failureOf(millis * 1000), ["time-digits", path]);
  assert.equal(failureOf(millis * 1000, "MILLISECOND"), ["time-digits", path]);
  assert.equal(failureOf(millis, "MICROSECOND"), ["time-digits", path]);
  assert.equal(failureOf(Math.floor(millis / 1000)), ["time-digits", path]);
});

test("what is no whole number is refused, and so is a precision nobody knows", () => {
  for (const time of [undefined, null, String(millis), millis + 0.5, -millis, 0, 9e15, 1e300]) {
    assert.equal(failureOf(time), ["time-digits", path]);
  }
  assert.equal(failureOf(millis, "NANOSECOND"), ["time-digits", `${path}Precision`]);
});

function images(time: unknown, precision?: string): ChangeImages {
  return {
    ApproximateCreationDateTime: time,
    ApproximateCreationDateTimePrecision: precision,
    Keys: {},
    NewImage: undefined,
    OldImage: undefined,
  };
}

function failureOf(time: unknown, precision?: string): [string, string] | undefined {
  try {
    readChangeTime(images(time, precision), bounds);
    return undefined;
  } catch (error) {
    if (!(error instanceof LocatedFailure)) throw error;
    return [error.code, error.path];
  }
}

test.run();
