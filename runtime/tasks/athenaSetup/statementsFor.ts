import { UserError } from "../UserError.js";
import type { ColumnDefinition, TableDefinition } from "./TableDefinition.js";

/** A column that a table has, with its type as Glue spells it. */
export interface ExistingColumn {
  readonly name: string;
  readonly type: string;
}

/**
 * Give the statements that make a table what its definition says; none where it is that.
 *
 * @param existing - the table's columns; undefined where there is no such table
 * @throws {UserError} if a column has another type, which no statement changes safely
 */
export function statementsFor(
  definition: TableDefinition,
  existing: readonly ExistingColumn[] | undefined,
  database: string,
): string[] {
  if (existing === undefined) return [definition.create];
  const types = new Map(existing.map(({ name, type }) => [name, type]));
  const differing = definition.columns.filter(
    ({ name, type }) => (types.get(name) ?? type) !== type,
  );
  if (differing.length > 0) throw typesDiffer(definition, differing, types);
  const missing = definition.columns.filter(({ name }) => !types.has(name));
  return missing.length === 0 ? [] : [addColumns(definition.name, missing, database)];
}

function addColumns(name: string, columns: readonly ColumnDefinition[], database: string): string {
  const lines = columns.map(({ text }) => `  ${text}`).join(",\n");
  return `ALTER TABLE \`${database}\`.\`${name}\` ADD COLUMNS (\n${lines}\n)`;
}

function typesDiffer(
  { name }: TableDefinition,
  columns: readonly ColumnDefinition[],
  types: ReadonlyMap<string, string>,
): UserError {
  const lines = columns.map((column) => {
    const problem = `is ${types.get(column.name)}, and is to be ${column.type}`;
    return UserError.at(`${name}.${column.name}`, "column-type", problem).message;
  });
  const wayOut = "drop the table and run compaction for all days; _changes has every row";
  return new UserError(`${lines.join("\n")}\n${wayOut}`);
}
