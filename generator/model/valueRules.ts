import type { Report } from "../diagnostics.js";
import { type Merged, nearest, nearestAll, type Statement, statements } from "../schema/merge.js";
import { isObject, keyword, locate } from "../schema/node.js";
import type { Type } from "./model.js";

/** A rule over what is said at one place, and the type that was made of it. */
type Rule = (merged: Merged, type: Type, report: Report) => void;

/** Check what is said of a value. */
export function checkValue(merged: Merged, type: Type, report: Report): void {
  for (const rule of Object.values(valueRules)) rule(merged, type, report);
}

/** Check what is said of an element of a list or set, or a value of a map, which is no property. */
export function checkElement(merged: Merged, report: Report): void {
  const reason = "it describes a property, and this is a value in a list or map";
  for (const name of propertyKeywords) {
    if (keyword(merged.at, name) === undefined) continue;
    report.add("keyword-misplaced", locate(merged.at, name), { keyword: name, reason });
  }
  const stored = keyword(merged.at, "x-dynamodb");
  if (isObject(stored) && stored.attribute !== undefined) {
    const location = locate(merged.at, "x-dynamodb", "attribute");
    report.add("keyword-misplaced", location, { keyword: "x-dynamodb.attribute", reason });
  }
}

const propertyKeywords = ["x-accept-loss", "x-aliases", "x-column", "x-derived", "x-key"];

/** Keywords of ours that can be said in one way only. */
const singular = [
  "x-column",
  "x-derived",
  "x-key",
  "x-precision",
  "x-scale",
  "x-type",
  "x-unknown",
];

/** Formats that make types of their own; others may well hold together. */
const typed = ["byte", "date", "date-time", "decimal", "uuid"];

/** Rules over values, each named by what it asks for. */
const valueRules: Readonly<Record<string, Rule>> = {
  "Schemas that hold together agree": (merged, _, report) => {
    for (const name of singular) tellDisagreement(nearestAll(merged, name), report);
    for (const entry of ["attribute", "type", "encoding"]) {
      tellDisagreement(entryStatements(nearestAll(merged, "x-dynamodb"), entry), report);
    }
    const formats = statements(merged, "format");
    if (formats.some(({ value }) => typed.some((format) => format === value))) {
      tellDisagreement(formats, report);
    }
    tellDisagreement(statements(merged, "contentEncoding"), report);
  },

  "Precision and scale are those of a decimal": (merged, { kind }, report) => {
    if (kind === "decimal" || kind === "json") return;
    for (const name of ["x-precision", "x-scale"]) {
      const reason = `it describes a decimal, and this is ${kind}`;
      tellMisplaced(nearest(merged, name), reason, report);
    }
  },

  "Unknown symbols are those of an enum": (merged, { kind }, report) => {
    if (kind === "enum" || kind === "json") return;
    const reason = `it describes an enum, and this is ${kind}`;
    tellMisplaced(nearest(merged, "x-unknown"), reason, report);
  },

  "A derived value is not in the item": (merged, _, report) => {
    if (!nearest(merged, "x-derived")) return;
    const reason = "the value is derived, so no item holds it";
    tellMisplaced(nearest(merged, "x-dynamodb"), reason, report);
  },
};

function tellDisagreement([first, ...others]: readonly Statement[], report: Report): void {
  for (const { node, keyword: name, value } of others) {
    if (JSON.stringify(value) === JSON.stringify(first?.value)) continue;
    const other = `${JSON.stringify(first?.value)}, which is said elsewhere`;
    report.add("contradiction", locate(node, name), { keyword: name, other });
  }
}

function entryStatements(all: readonly Statement[], entry: string): Statement[] {
  return all.flatMap((statement) => {
    const value = isObject(statement.value) ? statement.value[entry] : undefined;
    return value === undefined ? [] : [{ ...statement, value }];
  });
}

function tellMisplaced(statement: Statement | undefined, reason: string, report: Report): void {
  if (!statement) return;
  const { node, keyword: name } = statement;
  report.add("keyword-misplaced", locate(node, name), { keyword: name, reason });
}
