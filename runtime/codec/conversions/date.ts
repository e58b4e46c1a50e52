import { type Conversion, mismatch } from "../Conversion.js";
import { isDate, millisPerDay } from "../calendar.js";
import type { DateText } from "../values.js";
import { type EpochUnit, epochForm } from "./epoch.js";
import { asNumber, type NumberForm, Problem } from "./number.js";

const offset = /(?:[Zz]|[+-]\d{2}:\d{2})$/;

/** `S` such as `2024-02-29` ↔ date. An offset after it, as `xs:date` allows, is no part of the date. */
export const asDate: Conversion<DateText> = {
  read(value, at) {
    if (typeof value.S !== "string") return mismatch("S", value, at);
    if (isDate(value.S)) return value.S as DateText;
    const text = value.S.replace(offset, "");
    if (!isDate(text)) return at.misfit("not a date from 0001-01-01 to 9999-12-31", value);
    at.inexact("digits", value);
    return text as DateText;
  },
  write(value, at) {
    if (isDate(value)) return { S: value };
    return at.misfit("not a date from 0001-01-01 to 9999-12-31", undefined);
  },
};

/** `N` that counts from the epoch ↔ the UTC date it falls on. */
export function asDateEpoch(unit: EpochUnit): Conversion<DateText> {
  const instant = epochForm(unit);
  const form: NumberForm<DateText> = {
    exact(text) {
      const time = instant.exact(text);
      return time && time.getTime() % millisPerDay === 0 ? dateOf(time) : undefined;
    },
    rounds: true,
    parse(text) {
      const time = instant.parse(text);
      return time instanceof Problem ? time : dateOf(time);
    },
    format(value) {
      return isDate(value) ? instant.format(new Date(value)) : new Problem("not a date");
    },
  };
  return asNumber(form);
}

function dateOf(time: Date): DateText {
  return time.toISOString().slice(0, 10) as DateText;
}
