import type { DiagnosticCode, DiagnosticParameters, Report } from "../diagnostics.js";
import type { SourceLocation } from "../source.js";
import type { Field, Kind, RecordModel, Type, Value } from "./model.js";
import { changePrefix } from "./names.js";

interface CheckOptions {
  /** Whether these are the columns of the change itself. */
  readonly isChange: boolean;
}

type Tell = <C extends DiagnosticCode>(
  code: C,
  location: SourceLocation,
  parameters: DiagnosticParameters<C>,
) => void;

/** A rule over a record as a whole. */
type Rule = (record: RecordModel, tell: Tell) => void;

/** Check what can only be seen once a record is built. */
export function checkRecord(record: RecordModel, { isChange }: CheckOptions, report: Report): void {
  const tell: Tell = (code, location, parameters) => report.add(code, location, parameters);
  const chosen = isChange
    ? Object.values(everyRecord)
    : [...Object.values(everyRecord), ...Object.values(itemRecord)];
  for (const rule of chosen) rule(record, tell);
}

/** Rules for everything that has columns. */
const everyRecord: Readonly<Record<string, Rule>> = {
  "Columns of a table, and members of a struct, have names of their own": (record, tell) => {
    for (const fields of fieldLists(record)) tellColumnClashes(fields, tell);
  },
};

/** Rules for records that come from items. */
const itemRecord: Readonly<Record<string, Rule>> = {
  "Columns that begin with change_ are those of the change": ({ fields }, tell) => {
    for (const { column, source } of fields) {
      const proposal = `record_${column}`;
      if (column.startsWith(changePrefix)) tell("reserved-prefix", source, { column, proposal });
    }
  },
};

function tellColumnClashes(fields: readonly Field[], tell: Tell): void {
  const owners = new Map<string, Field>();
  for (const field of fields) {
    const { column, name: property } = field;
    const other = owners.get(column);
    if (!other) owners.set(column, field);
    else {
      const proposal = freeName(column, fields);
      tell("column-clash", field.source, { property, column, other: other.name, proposal });
    }
  }
}

function freeName(column: string, fields: readonly Field[]): string {
  const taken = new Set(fields.map((field) => field.column));
  let count = 2;
  while (taken.has(`${column}_${count}`)) count++;
  return `${column}_${count}`;
}

/** Give the fields of a record and of every struct in it. */
function fieldLists({ fields }: RecordModel): (readonly Field[])[] {
  return [fields, ...fields.flatMap(structFields)];
}

function structFields({ type }: Value): (readonly Field[])[] {
  switch (type.kind) {
    case "struct":
      return [type.fields, ...type.fields.flatMap(structFields)];
    case "list":
    case "set":
      return structFields(type.element);
    case "map":
      return structFields(type.value);
    default:
      return [];
  }
}
