import type { AttributeValue } from "../AttributeValue.js";
import { type Conversion, mismatch } from "../Conversion.js";
import { sameNumber } from "../numberText.js";
import type { Place } from "../Place.js";

/** How a kind of number is made of decimal text, and spelt. */
export interface NumberForm<T> {
  /**
   * Give the value of a plain text that `parse` and `format` give again as a number; `undefined`
   * says nothing. Most numbers are such.
   */
  exact(text: string): T | undefined;
  /** Give the value, or say why the text spells none. */
  parse(text: string): T | Problem;
  /** Whether `parse` may give a number near to the text's, not the same. */
  readonly rounds: boolean;
  /** Spell a value so that `parse` gives it again, or say why DynamoDB does not take it. */
  format(value: T): string | Problem;
}

/** Why a value does not fit. */
export class Problem {
  constructor(readonly text: string) {}
}

/** `N` ↔ number. DynamoDB compares numbers by value, so spelling counts for nothing. */
export function asNumber<T>(form: NumberForm<T>): Conversion<T> {
  return {
    read(value, at) {
      const text = value.N;
      if (typeof text !== "string") return mismatch("N", value, at);
      return form.exact(text) ?? readAny(form, text, value, at);
    },
    write(value, at) {
      const text = form.format(value);
      return text instanceof Problem ? at.misfit(text.text, undefined) : { N: text };
    },
  };
}

function readAny<T>(form: NumberForm<T>, text: string, value: AttributeValue, at: Place): T | null {
  const number = form.parse(text);
  if (number instanceof Problem) return at.misfit(number.text, value);
  if (!form.rounds) return number;
  const canonical = form.format(number);
  if (canonical instanceof Problem) return at.misfit(canonical.text, value);
  if (!sameNumber(text, canonical)) at.inexact("digits", value);
  return number;
}

/** `S` that spells a number ↔ number. */
export function asNumberText<T>(form: NumberForm<T>): Conversion<T> {
  return {
    read(value, at) {
      const text = value.S;
      if (typeof text !== "string") return mismatch("S", value, at);
      const number = form.parse(text);
      if (number instanceof Problem) return at.misfit(number.text, value);
      const canonical = form.format(number);
      if (canonical instanceof Problem) return at.misfit(canonical.text, value);
      if (canonical !== text)
        at.inexact(sameNumber(text, canonical) ? "spelling" : "digits", value);
      return number;
    },
    write(value, at) {
      const text = form.format(value);
      return text instanceof Problem ? at.misfit(text.text, undefined) : { S: text };
    },
  };
}
