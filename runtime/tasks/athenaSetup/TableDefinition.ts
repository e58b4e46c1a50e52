/** A table as a generated `CREATE TABLE` defines it. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  /** The statement as Athena takes it. */
  readonly create: string;
}

/** A column, and the line of the statement that defines it. */
export interface ColumnDefinition {
  readonly name: string;
  /** In Athena's DDL, without the quotes of members: `array<struct<row:string>>`. */
  readonly type: string;
  readonly text: string;
}

/** A column on a line of its own: a quoted name, a type, and what comes with it. */
const columnLine = /^ {2}`([^`]+)` (\S+)(?: COMMENT .*?)?,?$/gm;

/**
 * Read a generated statement, whose form is the generator's: a line of comment at its head or
 * several, then each column on a line of its own.
 *
 * @param place - where it is, for the error
 * @throws {Error} if it has another form
 */
export function readTableDefinition(sql: string, place: string): TableDefinition {
  const create = sql.replace(/^(--.*\n)+/, "").trimEnd();
  const name = /^CREATE TABLE IF NOT EXISTS `[^`]+`\.`([^`]+)` \($/m.exec(create)?.[1];
  const list = create.slice(0, create.indexOf("\n)\n") + 1);
  const columns = [...list.matchAll(columnLine)].map(([line, column = "", type = ""]) => ({
    name: column,
    type: type.replace(/,$/, "").replaceAll("`", ""),
    text: line.trim().replace(/,$/, ""),
  }));
  if (name === undefined || columns.length === 0) {
    throw new Error(`${place} is no CREATE TABLE as the generator writes it`);
  }
  return { name, columns, create };
}
