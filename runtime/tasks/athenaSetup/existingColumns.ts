import { GetTableCommand, type GlueClient } from "@aws-sdk/client-glue";
import type { ExistingColumn } from "./statementsFor.js";

/** What is used of Glue's client. */
export type Glue = Pick<GlueClient, "send">;

/** Read the columns of an Iceberg table from Glue; undefined where there is none. */
export async function existingColumns(
  glue: Glue,
  database: string,
  table: string,
): Promise<ExistingColumn[] | undefined> {
  try {
    const command = new GetTableCommand({ DatabaseName: database, Name: table });
    const { Table } = await glue.send(command);
    const columns = Table?.StorageDescriptor?.Columns ?? [];
    return columns
      .filter(isCurrent)
      .map(({ Name = "", Type = "" }) => ({ name: Name, type: Type }));
  } catch (error) {
    if ((error as Error).name === "EntityNotFoundException") return undefined;
    throw error;
  }
}

/**
 * Glue keeps a column that Iceberg has dropped.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/querying-iceberg-evolving-table-schema.html
 */
function isCurrent({ Parameters }: { readonly Parameters?: Record<string, string> | undefined }) {
  return Parameters?.["iceberg.field.current"] !== "false";
}
