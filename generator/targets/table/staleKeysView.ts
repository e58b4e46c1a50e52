/** The view of items whose newest change is in quarantine, so that their state is stale. */
import type { Field, Format, Kind, RecordModel } from "../../model/model.js";
import { spell } from "../../types/logicalTypes.js";
import { template } from "../template.js";
import { type TableColumn, tableColumn } from "./columns.js";
import { tableName } from "./physicalTable.js";
import { quarantineTable } from "./quarantine.js";
import { sqlName, sqlText } from "./sql.js";
import { storedCell } from "./storedCell.js";
import type { View } from "./views.js";

/** The types of keys that SQL can read from DynamoDB JSON as exactly as the columns hold them. */
const readable: readonly Kind[] = ["string", "enum", "uuid", "int32", "int64", "decimal"];

/**
 * Describe the view that lists the keys whose newest change was not delivered.
 *
 * @returns `undefined` where the record has no key, or one of another type
 */
export function staleKeysView(record: RecordModel, format: Format): View | undefined {
  const key = record.fields.filter((field) => record.key.includes(field.name));
  if (key.length === 0 || key.some((field) => !readable.includes(field.type.kind)))
    return undefined;
  const columns = quarantineColumns(key);
  const table = tableName(record, format);
  const keyCells = key.map((field) => storedCell(field, format));
  return {
    name: `${record.table.name}_stale_keys`,
    columns: [...key.map(tableColumn), ...columns],
    tables: [table, quarantineTable.name],
    query: staleKeysSql({ columns, key, keyCells, table, recordType: record.name }),
  };
}

interface StaleKeysData {
  readonly columns: readonly TableColumn[];
  readonly key: readonly Field[];
  /** What reads the key from the table. */
  readonly keyCells: readonly string[];
  readonly table: string;
  readonly recordType: string;
}

const staleKeysSql = template<StaleKeysData>("staleKeysView.sql", {
  keyCell,
  keyName,
  sqlName,
  sqlText,
});

/** What the quarantine tells of a record; a key's column of the same name comes before. */
function quarantineColumns(key: readonly Field[]): readonly TableColumn[] {
  const told = new Set(["record_type", "data", ...key.map(({ column }) => column)]);
  const { columns, partition } = quarantineTable;
  return [...columns.filter(({ name }) => !told.has(name)), partition];
}

/** Name a key's cell beside the quarantine's own columns, none of which begins alike. */
function keyName(column: string): string {
  return sqlName(`change_key_${column}`);
}

/** Read a key's attribute from DynamoDB JSON; null where the column could not hold it. */
function keyCell(field: Field): string {
  const path = `$${[field.attribute, field.stored.descriptor].map(step).join("")}`;
  const text = `json_extract_scalar("item_key", ${sqlText(path)})`;
  const { kind } = field.type;
  const isText = kind === "string" || kind === "enum" || kind === "uuid";
  return isText ? text : `try_cast(${text} AS ${sqlType(spell("hive", field))})`;
}

function step(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function sqlType(hive: string): string {
  return hive === "int" ? "integer" : hive;
}
