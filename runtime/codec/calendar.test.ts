import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  dayAt,
  firstMillis,
  isDate,
  lastMillis,
  millisAt,
  millisPerDay,
  utcMillis,
} from "./calendar.js";

const instant = fc.date({
  min: new Date(firstMillis),
  max: new Date(lastMillis),
  noInvalidDate: true,
});

/** Digits where those of a time stand, most of them in range. */
const digits = fc
  .tuple(fc.nat(10_000), fc.nat(13), fc.nat(32), fc.nat(24), fc.nat(60), fc.nat(60), fc.nat(999))
  .map(([year, month, day, ...rest]) => [year, month, day, ...rest].map(String))
  .map(([year = "", month = "", day = "", hour = "", minute = "", second = "", millis = ""]) => {
    const date = `${year.padStart(4, "0")}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    const time = [hour, minute, second].map((part) => part.padStart(2, "0")).join(":");
    return { date, text: `${date}T${time}.${millis.padStart(3, "0")}` };
  });

/** Spell a time again that `Date` reads; it takes days that do not exist for others. */
function oracle(text: string): number {
  const date = new Date(`${text}Z`);
  const isSame = !Number.isNaN(date.getTime()) && date.toISOString() === `${text}Z`;
  return isSame && date.getTime() >= firstMillis ? date.getTime() : Number.NaN;
}

test("an instant's own spelling gives its milliseconds and its day", () => {
  fc.assert(
    fc.property(instant, (date) => {
      const text = date.toISOString();
      assert.is(millisAt(text), date.getTime());
      assert.is(dayAt(text), Math.floor(date.getTime() / millisPerDay));
    }),
    { numRuns: 2000 },
  );
});

test("digits give a time if there is such a time", () => {
  fc.assert(
    fc.property(digits, ({ date, text }) => {
      assert.equal(millisAt(text), oracle(text));
      assert.is(isDate(date), !Number.isNaN(oracle(`${date}T00:00:00.000`)));
    }),
    { numRuns: 5000 },
  );
});

test("every day of the years from 1 to 9999 follows the day before", () => {
  let day = dayAt("0001-01-01");
  for (let millis = firstMillis; millis < lastMillis; millis += millisPerDay) {
    const date = new Date(millis);
    const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + 1];
    if (utcMillis(year, month, date.getUTCDate(), 0, 0, 0, 0) !== day * millisPerDay) {
      assert.unreachable(date.toISOString());
    }
    day++;
  }
});

test("a time with a character changed is another time or none", () => {
  fc.assert(
    fc.property(instant, fc.nat(22), fc.constantFrom(..."09:-.TZ ±é"), (date, at, put) => {
      const text = date.toISOString().slice(0, 23);
      const changed = text.slice(0, at) + put + text.slice(at + 1);
      assert.equal(millisAt(changed), oracle(changed));
    }),
    { numRuns: 5000 },
  );
});

for (const text of ["", "2024", "2024-05-01T10:00:00", "2024-05-01", "2024-5-01", "20240-05-01"]) {
  test(`${text || "nothing"} is cut too short for a time`, () => {
    assert.ok(Number.isNaN(millisAt(text)));
  });
}

test.run();
