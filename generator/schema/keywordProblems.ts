import type { ErrorObject } from "ajv/dist/2020.js";
import { didYouMean } from "./suggest.js";

/** Say what is wrong with a keyword's value, in the words of whoever wrote it. */
export function problemOf(error: ErrorObject): string {
  const { keyword, params, data, propertyName } = error;
  switch (keyword) {
    case "type":
      return `must be ${[params.type].flat().map(withArticle).join(" or ")}`;
    case "enum":
      return notListed(propertyName ?? data, params.allowedValues);
    case "required":
      return `needs "${params.missingProperty}"`;
    case "additionalProperties":
      return `is not known here${didYouMean(params.additionalProperty, siblings(error))}`;
    case "pattern":
      return patterns[String(params.pattern)] ?? `must match ${params.pattern}`;
    case "uniqueItems":
      return "must not list anything twice";
    case "minItems":
    case "minLength":
      return "must not be empty";
    case "maxLength":
      return `must have at most ${params.limit} characters`;
    default:
      return `must be ${comparisons[String(params.comparison)] ?? keyword} ${params.limit}`;
  }
}

/** What the patterns of the meta-schema mean to a reader. */
const patterns: Readonly<Record<string, string>> = {
  "^[a-z_][a-z0-9_]*$": "must be of lower-case letters, digits and _, a digit not first",
  "^[A-Za-z_$][A-Za-z0-9_$]*$": "must be a name that a function may have",
  "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)$": 'must be major.minor, such as "1.0"',
};

const comparisons: Readonly<Record<string, string>> = {
  ">": "greater than",
  ">=": "at least",
  "<": "less than",
  "<=": "at most",
};

function notListed(value: unknown, allowed: readonly unknown[]): string {
  const words = allowed.map(String);
  const hint = typeof value === "string" ? didYouMean(value, words) : "";
  return `must be one of ${words.map((word) => `"${word}"`).join(", ")}${hint}`;
}

/** The properties that the meta-schema knows where an unknown one stands. */
function siblings({ parentSchema }: ErrorObject): string[] {
  return Object.keys((parentSchema?.properties as object | undefined) ?? {});
}

function withArticle(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}
