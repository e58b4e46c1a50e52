import { type Journey, systemNames } from "../model/journey.js";
import { storedFormKey } from "../types/logicalTypes.js";
import { marksText } from "./marksText.js";
import { textTable } from "./textTable.js";

const columns = [
  { heading: "column", least: 12 },
  { heading: "type", least: 8 },
  { heading: "", least: 8 },
  { heading: "from", least: 10 },
  { heading: "line", least: 4 },
  { heading: "not exact in", least: 8 },
];

/** Spell fields, one a row. */
export function fieldsTable(journeys: readonly Journey[], width: number): string[] {
  const rows = journeys.map((journey) => [
    columnText(journey),
    journey.logicalType,
    marksText(journey.field),
    sourceText(journey),
    String(journey.field.source.line),
    inexactText(journey),
  ]);
  return textTable(columns, rows, width);
}

/** A member's name begins with the dots of the structs it is in: `..accuracy`. */
function columnText({ chain, field }: Journey): string {
  return ".".repeat(chain.length - 1) + field.column;
}

/** `priceMin N`, `expiresAt N/epoch-seconds`, `= systemId(id)`. */
function sourceText({ field, origin }: Journey): string {
  if (origin === "change") return "";
  if (field.derived !== undefined) {
    return `= ${field.derived.function}(${field.derived.from.join(", ")})`;
  }
  return `${field.attribute} ${storedFormKey(field.stored)}`;
}

function inexactText({ stops }: Journey): string {
  const some = stops.filter(({ fidelity }) => fidelity !== "exact");
  return some.map(({ system }) => systemNames[system]).join(", ");
}
