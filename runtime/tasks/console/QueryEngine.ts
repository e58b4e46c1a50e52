/** A query's result: column names, and a value in JSON form for each column of each row. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** What answers queries on the generated tables and views. */
export interface QueryEngine {
  query(sql: string): Promise<QueryResult>;
}
