/** Calendar arithmetic in UTC on the proleptic Gregorian calendar, years 1 to 9999. */

/** 0001-01-01T00:00:00.000Z, in milliseconds since the epoch. */
export const firstMillis = -62_135_596_800_000;
/** 9999-12-31T23:59:59.999Z, in milliseconds since the epoch. */
export const lastMillis = 253_402_300_799_999;
export const millisPerDay = 86_400_000;

const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Tell whether a day exists, in the years 1 to 9999. */
export function isDay(year: number, month: number, day: number): boolean {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  const leapDay = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= (daysInMonth[month - 1] as number) + (leapDay ? 1 : 0);
}

/** Tell whether text is a date, `YYYY-MM-DD`, that exists. */
export function isDate(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    isDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)))
  );
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
  // Date.UTC takes the years 0 to 99 as 1900 to 1999.
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, millis);
  return time.getTime();
}

/** Tell whether an instant lies in the years 1 to 9999. */
export function inCalendar(millis: number): boolean {
  return millis >= firstMillis && millis <= lastMillis;
}
