/** Calendar arithmetic in UTC on the proleptic Gregorian calendar, years 1 to 9999. */

/** 0001-01-01T00:00:00.000Z, in milliseconds since the epoch. */
export const firstMillis = -62_135_596_800_000;
/** 9999-12-31T23:59:59.999Z, in milliseconds since the epoch. */
export const lastMillis = 253_402_300_799_999;
export const millisPerDay = 86_400_000;

/** Spell a day, given in days since the epoch, as `YYYY-MM-DD`. */
export function spellDay(days: number): string {
  return new Date(days * millisPerDay).toISOString().slice(0, 10);
}

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Tell whether a day exists, in the years 1 to 9999. */
export function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (daysInMonth[month - 1] as number) + (leapDay ? 1 : 0);
}

/** Tell whether text is a date, `YYYY-MM-DD`, that exists. */
export function isDate(text: string): boolean {
  return text.length === 10 && !Number.isNaN(dayAt(text));
}

/** Count the days from the epoch to the date that text begins with; NaN if there is no such day. */
export function dayAt(text: string): number {
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  const isSpelt = text[4] === "-" && text[7] === "-";
  return isSpelt && isDay(year, month, day) ? epochDay(year, month, day) : Number.NaN;
}

const daysToEpoch = 719_468;

/**
 * Count the days from the epoch to a day that exists. Years are taken to begin in March, so that
 * the leap day is their last.
 */
function epochDay(year: number, month: number, day: number): number {
  const years = month > 2 ? year : year - 1;
  const months = month > 2 ? month - 3 : month + 9;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day - 1 - daysToEpoch;
}

/** Give the milliseconds since the epoch of a UTC time whose parts are in range. */
export function utcMillis(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  millis: number,
): number {
  const seconds = (hour * 60 + minute) * 60 + second;
  return epochDay(year, month, day) * millisPerDay + seconds * 1000 + millis;
}

/**
 * Give the milliseconds since the epoch of the time that text begins with, `2024-05-01T10:00:00.000`
 * in UTC; NaN if it is spelt in another way or there is no such time.
 */
export function millisAt(text: string): number {
  const hour = digitsAt(text, 11, 2);
  const minute = digitsAt(text, 14, 2);
  const second = digitsAt(text, 17, 2);
  const millis = digitsAt(text, 20, 3);
  const isSpelt = text[10] === "T" && text[13] === ":" && text[16] === ":" && text[19] === ".";
  if (!isSpelt || !(hour < 24 && minute < 60 && second < 60)) return Number.NaN;
  return dayAt(text) * millisPerDay + ((hour * 60 + minute) * 60 + second) * 1000 + millis;
}

/** Read so many digits; NaN if there is something else among them. */
function digitsAt(text: string, at: number, count: number): number {
  let number = 0;
  for (let index = at; index < at + count; index++) {
    const digit = text.charCodeAt(index) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** Tell whether an instant lies in the years 1 to 9999. */
export function inCalendar(millis: number): boolean {
  return millis >= firstMillis && millis <= lastMillis;
}
