import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** Where Athena is told the database, with the dot after it. */
const databasePlace = /"\$\{database\}"\./g;

/**
 * Give the generated views of a table, in the order in which they stand on each other. They are
 * written for Athena; DuckDB takes them but for the database's name.
 */
export function generatedViews(table: string): string[] {
  const files = ["changes", "latest"].map((view) => viewFile(`${table}_${view}`));
  return files
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, "utf8").replaceAll(databasePlace, ""));
}

function viewFile(name: string): string {
  return fileURLToPath(new URL(`../../../generated/athena/${name}.sql`, import.meta.url));
}
