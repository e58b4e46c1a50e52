/** The columns of a stored row, in order: the change's, the record's, and the Hive partition. */
import type { Field, Format, Model, RecordModel } from "../../model/model.js";
import { spell } from "../../types/logicalTypes.js";
import { singleLine } from "./singleLine.js";

/** A column that objects hold. */
export interface StoredColumn {
  readonly field: Field;
  /** The part of a runtime's `TableRow` that has its cell. */
  readonly part: "change" | "columns";
  /** Whether every row has a value; so only of change columns. */
  readonly required: boolean;
}

/** A column of a table in Glue. */
export interface TableColumn {
  readonly name: string;
  readonly hive: string;
  readonly comment: string | undefined;
}

/** The Hive partition. Its type is text, as Athena hands filters on text on to projection. */
export const changeDate: TableColumn = {
  name: "change_date",
  hive: "string",
  comment: "UTC day of the change, YYYY-MM-DD.",
};

/** List the columns of a record's rows. */
export function storedColumns(model: Model, record: RecordModel): readonly StoredColumn[] {
  const change = model.change.fields.map((field) => ({
    field,
    part: "change" as const,
    required: field.presence === "required" && !field.nullable,
  }));
  const columns = record.fields.map((field) => ({
    field,
    part: "columns" as const,
    required: false,
  }));
  return [...change, ...columns];
}

/** Spell a field as a column of a table. */
export function tableColumn(field: Field): TableColumn {
  return {
    name: field.column,
    hive: spell("hive", field),
    comment: field.doc === undefined ? undefined : singleLine(field.doc, commentBytes),
  };
}

/**
 * List the columns of a table of one format that no object written now has, but old ones do: those
 * of fields' earlier names. Avro's readers find old fields by the aliases in the schema.
 */
export function earlierColumns(
  model: Model,
  record: RecordModel,
  format: Format,
): readonly TableColumn[] {
  if (format === "avro") return [];
  const fields = storedColumns(model, record).map(({ field }) => field);
  return fields.flatMap((field) => field.earlierColumns.map((name) => earlierColumn(name, field)));
}

function earlierColumn(name: string, { column, ...value }: Field): TableColumn {
  const comment = `Earlier name of ${column}, in old objects only; the views read both.`;
  return { name, hive: spell("hive", value), comment: singleLine(comment, commentBytes) };
}

/** @see https://docs.aws.amazon.com/glue/latest/webapi/API_Column.html */
const commentBytes = 255;
