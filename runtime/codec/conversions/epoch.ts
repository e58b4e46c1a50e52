import { inCalendar } from "../calendar.js";
import { magnitude, parseNumber, plainInteger, toFixed } from "../numberText.js";
import { type NumberForm, Problem } from "./number.js";

export type EpochUnit = "seconds" | "millis" | "micros";

/** Decimal places from the unit to the millisecond. */
const placesToMillis = { seconds: 3, millis: 0, micros: -3 } as const;

const notNumber = new Problem("not a number");
const outside = new Problem("outside the years 1 to 9999");

/** Read and spell an instant as a count of units since the epoch; digits below the millisecond go. */
export function epochForm(unit: EpochUnit): NumberForm<Date> {
  const places = placesToMillis[unit];
  const ratio = 10 ** Math.abs(places);
  return {
    exact(text) {
      const count = plainInteger(text);
      const millis = places < 0 ? count / ratio : count * ratio;
      return Number.isInteger(millis) && inCalendar(millis) ? new Date(millis) : undefined;
    },
    rounds: true,
    parse(text) {
      const number = parseNumber(text);
      if (number === undefined) return notNumber;
      if (magnitude(number) + places > 15) return outside;
      const millis = floorMillis({ ...number, exponent: number.exponent + places });
      return inCalendar(millis) ? new Date(millis) : outside;
    },
    format(value) {
      const millis = value.getTime();
      if (!inCalendar(millis)) return outside;
      const number = parseNumber(`${millis}e${-places}`);
      return number === undefined ? outside : toFixed(number, Math.max(0, -number.exponent));
    },
  };
}

/** A number of at most 15 digits before the point is exact as a double once the rest is cut. */
function floorMillis(number: { negative: boolean; digits: string; exponent: number }): number {
  if (number.exponent >= 0) return Number(toFixed(number, 0));
  const whole = Number(number.digits.slice(0, Math.max(0, number.digits.length + number.exponent)));
  return number.negative ? -whole - 1 : whole;
}
