/** A query's result: column names, and a value in JSON form for each column of each row. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What answers queries on the generated tables and views, which go by their bare names. */
export interface QueryEngine {
  query(sql: string): Promise<QueryResult>;
  /** Spell a table's rows with the columns `object` and `row` added, to be queried from. */
  places(table: string): string;
  close(): void;
}

/** Spell a text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
