/** Spelling in the SQL of queries, which Athena, Trino and DuckDB share. */

/** Quote a name. */
export function sqlName(name: string): string {
  return `"${name}"`;
}

/** Quote text. */
export function sqlText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
