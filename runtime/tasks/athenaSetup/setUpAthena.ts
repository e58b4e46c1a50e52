import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { QueryEngine } from "../console/QueryEngine.js";
import type { Environment } from "../Environment.js";
import { UserError } from "../UserError.js";
import { existingColumns, type Glue } from "./existingColumns.js";
import { statementsFor } from "./statementsFor.js";
import { readTableDefinition, type TableDefinition } from "./TableDefinition.js";

/** What the set-up reaches outside. */
export interface AthenaSetUp {
  readonly environment: Environment;
  /** The folder of the generated statements. */
  readonly folder: string;
  readonly glue: Glue;
  /** Runs statements; undefined to run none. */
  readonly athena: Pick<QueryEngine, "query"> | undefined;
}

/** What became of a table. */
export interface SetUpTable {
  readonly table: string;
  /** Those that were run, or would be; none where the table is as it is to be. */
  readonly statements: readonly string[];
}

/**
 * Make the Iceberg tables, which Terraform does not make well, what their generated definitions
 * say: create those that are missing, and add the columns that they lack. A second run does nothing.
 *
 * @throws {UserError} if a table cannot become that, or Athena refuses a statement
 */
export async function setUpAthena(setUp: AthenaSetUp): Promise<SetUpTable[]> {
  const { environment, glue, athena } = setUp;
  const { database } = environment.archive;
  const tables: SetUpTable[] = [];
  for (const definition of definitions(setUp)) {
    const existing = await existingColumns(glue, database, definition.name);
    const statements = statementsFor(definition, existing, database);
    for (const statement of statements) await athena?.query(statement);
    tables.push({ table: definition.name, statements });
  }
  return tables;
}

function definitions({ environment, folder }: AthenaSetUp): TableDefinition[] {
  const files = readdirSync(folder).filter((file) => file.endsWith("_history.sql"));
  if (files.length === 0) {
    throw UserError.at(folder, "generated", "has no history table; run npm run generate");
  }
  return files.sort().map((file) => {
    const path = join(folder, file);
    return readTableDefinition(filled(readFileSync(path, "utf8"), environment), path);
  });
}

function filled(sql: string, { archive: { bucket, prefix, database } }: Environment): string {
  const location = prefix === "" ? `s3://${bucket}` : `s3://${bucket}/${prefix}`;
  return sql.replace(/\$\{(database|location)\}/g, (_, name) =>
    name === "database" ? database : location,
  );
}
