import type { Field, RecordModel } from "../../model/model.js";
import { nameInQuery } from "./nameInQuery.js";

/** An example for Athena. */
export interface Query {
  readonly title: string;
  readonly note: string;
  readonly sql: string;
}

/** Write example queries of a record's views. */
export function exampleQueries(record: RecordModel): readonly Query[] {
  const keyed = record.key.length > 0;
  return [
    ...(keyed ? [newestState(record)] : []),
    oneDay(record),
    ...(keyed ? [oneHistory(record)] : []),
    misfits(record),
    rescued(record),
  ];
}

/** A day within every projection; examples show it in place of the reader's own. */
const day = "2024-05-01";

function newestState(record: RecordModel): Query {
  return {
    title: "The newest state",
    note: "One row for each item that has not been removed.",
    sql: lines(`SELECT ${tellingColumns(record)}`, `FROM ${view(record, "latest")}`, "LIMIT 100"),
  };
}

function oneDay(record: RecordModel): Query {
  return {
    title: "One day",
    note: "A filter on change_date, a day in UTC, spares Athena all other days.",
    sql: lines(
      `SELECT change_time, change_type, ${tellingColumns(record)}`,
      `FROM ${view(record, "changes")}`,
      `WHERE change_date = '${day}'`,
      "ORDER BY change_time_micros",
    ),
  };
}

function oneHistory(record: RecordModel): Query {
  const key = keyFields(record);
  const conditions = key.map((field) => `${nameInQuery(field.column)} = ${sampleLiteral(field)}`);
  return {
    title: "One item’s history",
    note: "Every change of the item, the oldest first.",
    sql: lines(
      `SELECT change_time, change_type, ${tellingColumns(record)}`,
      `FROM ${view(record, "changes")}`,
      `WHERE ${conditions.join(" AND ")}`,
      "ORDER BY change_time_micros, length(change_sequence_number), change_sequence_number",
    ),
  };
}

function misfits(record: RecordModel): Query {
  return {
    title: "What does not fit",
    note: "The reasons why values are missing from their columns, and how often each occurred.",
    sql: lines(
      "SELECT change_misfit, count(*) AS change_count",
      `FROM ${view(record, "changes")}`,
      "CROSS JOIN UNNEST(change_misfits) AS misfits (change_misfit)",
      `WHERE change_date >= '${day}'`,
      "GROUP BY change_misfit",
      "ORDER BY change_count DESC",
    ),
  };
}

function rescued(record: RecordModel): Query {
  const columns = ["change_time", ...keyFields(record).map(({ column }) => nameInQuery(column))];
  return {
    title: "Rescued values",
    note: "Whatever the columns could not hold, as DynamoDB JSON by its place in the item.",
    sql: lines(
      `SELECT ${columns.join(", ")}, change_place, json_format(change_value) AS change_value`,
      `FROM ${view(record, "changes")}`,
      "CROSS JOIN UNNEST(CAST(json_parse(change_rescued_data) AS map(varchar, json)))",
      "  AS rescued (change_place, change_value)",
      `WHERE change_date >= '${day}'`,
      "ORDER BY change_time, change_place",
    ),
  };
}

function lines(...parts: readonly string[]): string {
  return parts.join("\n");
}

function view(record: RecordModel, name: "changes" | "latest"): string {
  return nameInQuery(`${record.table.name}_${name}`);
}

function keyFields(record: RecordModel): readonly Field[] {
  return record.fields.filter(({ key }) => key !== undefined);
}

/** The key and what tells most beside it: the version, enums and whatever else is always there. */
function tellingColumns(record: RecordModel): string {
  const scalars = record.fields.filter(isScalar);
  const ranked = [...scalars].sort((a, b) => rank(a, record) - rank(b, record));
  const chosen = new Set(ranked.slice(0, 5));
  const columns = scalars
    .filter((field) => chosen.has(field))
    .map(({ column }) => nameInQuery(column));
  return columns.length === 0 ? "*" : columns.join(", ");
}

function rank(field: Field, record: RecordModel): number {
  if (field.key !== undefined) return 0;
  if (field.name === record.versionField) return 1;
  if (field.type.kind === "enum") return 2;
  return field.presence === "required" ? 3 : 4;
}

function isScalar({ type, deprecated }: Field): boolean {
  return !deprecated && !["list", "set", "map", "struct", "json", "bytes"].includes(type.kind);
}

/** Spell a value of the field's type, in place of the reader's own. */
function sampleLiteral({ type, column }: Field): string {
  switch (type.kind) {
    case "int32":
    case "int64":
    case "float32":
    case "float64":
      return "1";
    case "decimal":
      return "DECIMAL '1'";
    case "bytes":
      return "X'00'";
    case "date":
      return `DATE '${day}'`;
    case "timestamp":
      return `TIMESTAMP '${day} 10:00:00.000'`;
    case "enum":
      return textLiteral(type.symbols[0] ?? "");
    default:
      return textLiteral(`the ${column}`);
  }
}

function textLiteral(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
