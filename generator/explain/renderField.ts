import { type Journey, pathOf, type Stop, systemNames, withMembers } from "../model/journey.js";
import type { Type } from "../model/model.js";
import { nullMeaning } from "../model/nullMeaning.js";
import type { SourceLocation } from "../source.js";
import { fieldsTable } from "./fieldsTable.js";
import { marksText } from "./marksText.js";
import { originText } from "./originText.js";
import { textTable } from "./textTable.js";
import { wrapText } from "./wrapText.js";

/** Explain one field to people, in lines of at most `width` characters. */
export function renderField(journey: Journey, width: number): string[] {
  const { field, record, logicalType, stops, members } = journey;
  const path = pathOf(journey, ({ column }) => column);
  return [
    ...wrapText(`${record.name}.${path}: ${logicalType}, ${marksText(field)}`, width),
    ...docLines(field.doc, width),
    "",
    ...factLines(factsOf(journey), width),
    "",
    ...stopsTable(stops, width),
    ...(members.length === 0 ? [] : ["", ...fieldsTable(members.flatMap(withMembers), width)]),
  ];
}

/** Spell documentation, if there is any, in lines of its own. */
export function docLines(doc: string | undefined, width: number): readonly string[] {
  return doc === undefined ? [] : wrapText(doc.trim(), Math.min(width, 80));
}

/** Spell labelled facts, the labels in a column of their own. */
export function factLines(
  facts: readonly (readonly [label: string, text: string])[],
  width: number,
): readonly string[] {
  return facts.flatMap(([label, text]) =>
    wrapText(text, width - 12).map((line, index) => (index === 0 ? label : "").padEnd(12) + line),
  );
}

/** Spell a place in a schema: `schemas/order.schema.json:12:5 #/properties/id`. */
export function placeText({ file, line, column, pointer }: SourceLocation): string {
  return `${file}:${line}:${column} ${pointer}`;
}

function factsOf(journey: Journey): readonly (readonly [string, string])[] {
  const { field } = journey;
  const nulls = nullMeaning(journey);
  const symbols = symbolsOf(field.type);
  return [
    ["declared", placeText(field.source)],
    ["from", originText(journey)],
    ...(nulls === undefined ? [] : [["null", nulls] as const]),
    ...(symbols.length === 0 ? [] : [["symbols", symbols.join(" ")] as const]),
    ...(field.default === undefined ? [] : [["default", JSON.stringify(field.default)] as const]),
    ...(field.aliases.length === 0 ? [] : [["earlier", field.aliases.join(", ")] as const]),
  ];
}

function symbolsOf(type: Type): readonly string[] {
  return type.kind === "enum" ? type.symbols : [];
}

function stopsTable(stops: readonly Stop[], width: number): readonly string[] {
  const columns = [
    { heading: "system", least: 10 },
    { heading: "type", least: 16 },
    { heading: "fidelity", least: 16 },
  ];
  const rows = stops.map(({ system, type, fidelity, reasons, accepted }) => {
    const why = [...reasons, ...(accepted === undefined ? [] : [`accepted: ${accepted}`])];
    return [systemNames[system], type, [fidelity, ...why].join("; ").replace("; ", ": ")];
  });
  return textTable(columns, rows, width);
}
