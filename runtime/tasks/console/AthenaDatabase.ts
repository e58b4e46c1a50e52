import { setTimeout as sleep } from "node:timers/promises";
import {
  type AthenaClient,
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  StartQueryExecutionCommand,
  StopQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { UserError } from "../UserError.js";
import type { QueryEngine, QueryResult } from "./QueryEngine.js";

/** What is used of Athena's client. */
export type Athena = Pick<AthenaClient, "send" | "destroy">;

const pollMillis = 500;
const limitMillis = 30 * 60_000;

/** Athena on an environment's tables, in its workgroup. Values are text, as Athena gives them. */
export class AthenaDatabase implements QueryEngine {
  readonly #client: Athena;
  readonly #database: string;
  readonly #workgroup: string;

  constructor(client: Athena, database: string, workgroup: string) {
    this.#client = client;
    this.#database = database;
    this.#workgroup = workgroup;
  }

  /** @throws {UserError} with Athena's reason, if the query fails */
  async query(sql: string): Promise<QueryResult> {
    const { QueryExecutionId = "" } = await this.#client.send(
      new StartQueryExecutionCommand({
        QueryString: sql,
        QueryExecutionContext: { Database: this.#database },
        WorkGroup: this.#workgroup,
      }),
    );
    await this.#untilDone(QueryExecutionId);
    return this.#results(QueryExecutionId);
  }

  places(table: string): string {
    return `(SELECT *, "$path" AS object, CAST(NULL AS bigint) AS "row" FROM "${table}_parquet")`;
  }

  close(): void {
    this.#client.destroy();
  }

  async #untilDone(id: string): Promise<void> {
    const limit = Date.now() + limitMillis;
    while (Date.now() < limit) {
      const command = new GetQueryExecutionCommand({ QueryExecutionId: id });
      const { Status } = (await this.#client.send(command)).QueryExecution ?? {};
      if (Status?.State === "SUCCEEDED") return;
      if (Status?.State === "FAILED" || Status?.State === "CANCELLED") {
        throw UserError.at("sql", "query", Status.StateChangeReason ?? Status.State);
      }
      await sleep(pollMillis);
    }
    await this.#client.send(new StopQueryExecutionCommand({ QueryExecutionId: id }));
    throw UserError.at("sql", "query", `took longer than ${limitMillis / 60_000} minutes`);
  }

  async #results(id: string): Promise<QueryResult> {
    const rows: unknown[][] = [];
    let columns: string[] | undefined;
    let NextToken: string | undefined;
    do {
      const page: GetQueryResultsCommandOutput = await this.#client.send(
        new GetQueryResultsCommand({ QueryExecutionId: id, ...(NextToken && { NextToken }) }),
      );
      columns ??= page.ResultSet?.ResultSetMetadata?.ColumnInfo?.map(({ Name = "" }) => Name);
      rows.push(...(page.ResultSet?.Rows ?? []).map(({ Data = [] }) => Data.map(textOf)));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    // The first row of a query's results has the columns' names.
    return { columns: columns ?? [], rows: rows.slice(1) };
  }
}

function textOf({ VarCharValue }: { VarCharValue?: string | undefined }): string | null {
  return VarCharValue ?? null;
}
