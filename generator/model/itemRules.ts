import type { Report } from "../diagnostics.js";
import { didYouMean } from "../schema/suggest.js";
import type { Rules } from "./check.js";
import type { Field, Kind, RecordModel } from "./model.js";
import { changePrefix, columnName } from "./names.js";
import { structsOf } from "./structs.js";

/** The longest comment of a column in Glue, in bytes of UTF-8. */
const columnCommentLimit = 255;
/** The longest description of a table in Glue, in bytes of UTF-8. */
const tableCommentLimit = 2048;

const keyKinds: readonly Kind[] = [
  "bytes",
  "date",
  "decimal",
  "enum",
  "float32",
  "float64",
  "int32",
  "int64",
  "string",
  "timestamp",
  "uuid",
];

/** Rules for records that are read from items. */
export const itemRules: Rules = {
  "Columns that begin with change_ are those of the change": ({ fields }, report) => {
    for (const { column, source } of fields) {
      if (!column.startsWith(changePrefix)) continue;
      report.add("reserved-prefix", source, { column, proposal: `record_${column}` });
    }
  },

  "Nor are columns of earlier names those of the change": ({ fields }, report) => {
    for (const { aliases, name: property, source } of fields) {
      for (const alias of aliases) {
        const column = columnName(alias);
        if (column.startsWith(changePrefix))
          report.add("alias-reserved", source, { property, alias, column });
      }
    }
  },

  "Tables have earlier names of columns, not of structs' members": (record, report) => {
    for (const { earlierColumns, source } of structsOf(record).flatMap(({ fields }) => fields)) {
      if (earlierColumns.length > 0) report.add("alias-in-struct", source, {});
    }
  },

  "A record has a key": ({ key, source }, report) => {
    if (key.length === 0) report.add("key-missing", source, {});
  },

  "A key is one partition key, and at most one sort key beside it": ({ fields }, report) => {
    const [partition, sort] = [keysOf(fields, "partition"), keysOf(fields, "sort")];
    for (const [first, ...others] of [partition, sort]) {
      for (const { name, source, key = "" } of others) {
        report.add("key-twice", source, { property: name, key, other: first?.name ?? "" });
      }
    }
    const [lonely] = partition.length === 0 ? sort : [];
    if (lonely) report.add("key-incomplete", lonely.source, { property: lonely.name });
  },

  "A key is text, a number or binary, and always there": ({ fields }, report) => {
    for (const field of fields.filter(({ key }) => key !== undefined)) tellKey(field, report);
  },

  "Keys and derived values belong to the record, not to a struct": (record, report) => {
    for (const field of structsOf(record).flatMap(({ fields }) => fields)) {
      const reason = "it stands on a property of the record, not on one within";
      if (field.key) report.add("keyword-misplaced", field.source, { keyword: "x-key", reason });
      if (field.derived) {
        report.add("keyword-misplaced", field.source, { keyword: "x-derived", reason });
      }
    }
  },

  "A derived value is computed from values of the item": (record, report) => {
    for (const field of record.fields) tellInputs(field, record, report);
  },

  "A function derives values in one way": ({ fields }, report) => {
    const owners = new Map<string, Field>();
    for (const field of fields) {
      const name = field.derived?.function;
      if (name === undefined) continue;
      const other = owners.get(name) ?? field;
      owners.set(name, other);
      if (signature(field) !== signature(other)) {
        report.add("derived-differently", field.source, {
          function: name,
          property: field.name,
          other: other.name,
        });
      }
    }
  },

  "A comment is as long as tables allow": ({ doc, fields, source }, report) => {
    const described = fields.map((field) => [field.doc, columnCommentLimit, field.source] as const);
    for (const [text = "", limit, place] of [
      [doc, tableCommentLimit, source] as const,
      ...described,
    ]) {
      const bytes = Buffer.byteLength(text);
      if (bytes > limit) report.add("comment-truncated", place, { bytes, limit });
    }
  },
};

function keysOf(fields: readonly Field[], role: Field["key"]): Field[] {
  return fields.filter(({ key }) => key === role);
}

function tellKey({ name: property, type, nullable, derived, source }: Field, report: Report): void {
  if (derived) report.add("key-derived", source, { property });
  if (nullable) report.add("key-nullable", source, { property });
  if (!keyKinds.includes(type.kind)) report.add("key-type", source, { property, found: type.kind });
  if (type.kind.startsWith("float")) report.add("key-float", source, { property });
}

function tellInputs(
  { name: property, derived, source }: Field,
  record: RecordModel,
  report: Report,
): void {
  for (const input of derived?.from ?? []) {
    const field = record.fields.find(({ name }) => name === input);
    if (!field) {
      const hint = didYouMean(
        input,
        record.fields.map(({ name }) => name),
      );
      report.add("derived-input", source, { property, input, hint });
    } else if (field.derived) {
      report.add("derived-chain", source, { property, input, from: field.derived.from.join(", ") });
    }
  }
}

function signature({ derived, type, nullable }: Field): string {
  return JSON.stringify([derived?.from, type, nullable]);
}
