import { fidelityCounts, type Journey, journeysOf, withMembers } from "../model/journey.js";
import type { Model, RecordModel } from "../model/model.js";
import { fieldsTable } from "./fieldsTable.js";
import { docLines, factLines, placeText } from "./renderField.js";

/** Explain one record to people, in lines of at most `width` characters. */
export function renderRecord(model: Model, record: RecordModel, width: number): string[] {
  const journeys = journeysOf(model, record);
  return [
    `${record.name} ${record.version}`,
    ...docLines(record.doc, width),
    "",
    ...factLines(factsOf(model, record), width),
    "",
    ...fieldsTable(journeys.flatMap(withMembers), width),
    "",
    summaryOf(journeys),
  ];
}

function factsOf(model: Model, record: RecordModel): readonly (readonly [string, string])[] {
  const { key, versionField, match, onMisfit, table, source } = record;
  const declared = ["declared", placeText(source)] as const;
  if (record === model.change) return [declared];
  return [
    declared,
    ["table", `${table.name}, in ${table.formats.join(" and ")}`],
    ...(key.length === 0 ? [] : [["key", key.join(", ")] as const]),
    ...(versionField === undefined ? [] : [["newest by", versionField] as const]),
    ...(match === undefined ? [] : [["items", `${match.attribute} is ${match.equals}`] as const]),
    ["misfits", onMisfit === "rescue" ? "rescued" : "quarantined"],
  ];
}

/** Counts as `generate` does: fields with their members, in each type system. */
function summaryOf(journeys: readonly Journey[]): string {
  const counts = fidelityCounts(journeys.flatMap(({ stops }) => stops));
  const parts = counts.map(([fidelity, count]) => `${count} ${fidelity}`);
  return `${journeys.length} fields: ${parts.join(", ")}`;
}
