import type { Report } from "../diagnostics.js";
import type { Rules } from "./check.js";
import type { Field } from "./model.js";
import { columnName } from "./names.js";
import { structsOf } from "./structs.js";

/** Rules about names, for a record and every struct in it. */
export const nameRules: Rules = {
  "Columns of a table, and members of a struct, have names of their own": (record, report) => {
    for (const { fields } of [record, ...structsOf(record)]) tellColumnClashes(fields, report);
  },

  "An attribute makes one column": (record, report) => {
    for (const { fields } of [record, ...structsOf(record)]) tellAttributeClashes(fields, report);
  },

  "An attribute has a name": (record, report) => {
    for (const { fields } of [record, ...structsOf(record)]) {
      for (const { attribute, source } of fields) {
        if (attribute === "") report.add("attribute-empty", source, {});
      }
    }
  },

  "An earlier name is not the name of another property": (record, report) => {
    for (const { fields } of [record, ...structsOf(record)]) tellAliasClashes(fields, report);
  },
};

function tellColumnClashes(fields: readonly Field[], report: Report): void {
  const taken = new Set(fields.map(({ column }) => column));
  for (const [field, other] of clashes(fields, ({ column }) => column)) {
    const { column, name: property } = field;
    const proposal = freeName(column, taken);
    report.add("column-clash", field.source, { property, column, other: other.name, proposal });
    taken.add(proposal);
  }
}

function tellAttributeClashes(fields: readonly Field[], report: Report): void {
  const stored = fields.filter(({ derived }) => derived === undefined);
  for (const [field, other] of clashes(stored, ({ attribute }) => attribute)) {
    const { attribute, name: property } = field;
    report.add("attribute-clash", field.source, { property, other: other.name, attribute });
  }
}

function tellAliasClashes(fields: readonly Field[], report: Report): void {
  const owners = new Map(fields.map((field) => [field.column, field]));
  for (const field of fields) {
    for (const alias of field.aliases) {
      const owner = owners.get(columnName(alias));
      if (owner === field || owner === undefined) owners.set(columnName(alias), field);
      else
        report.add("alias-taken", field.source, { property: field.name, alias, other: owner.name });
    }
  }
}

/** Give each field that has the same name as an earlier one, with that one. */
function clashes(
  fields: readonly Field[],
  nameOf: (field: Field) => string,
): [field: Field, other: Field][] {
  const owners = new Map<string, Field>();
  return fields.flatMap((field) => {
    const other = owners.get(nameOf(field));
    if (!other) owners.set(nameOf(field), field);
    return other ? [[field, other] as [Field, Field]] : [];
  });
}

function freeName(column: string, taken: ReadonlySet<string>): string {
  let count = 2;
  while (taken.has(`${column}_${count}`)) count++;
  return `${column}_${count}`;
}
