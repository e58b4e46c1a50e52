import { setTimeout as sleep } from "node:timers/promises";
import type { ReaderRow } from "../../readers/ReaderValue.js";
import { readPage, type TrinoColumn, type TrinoPage } from "./readPage.js";

/** A Trino server, which stands in Athena's place. */
export interface Trino {
  readonly url: string;
  /**
   * Run one statement to its end.
   *
   * @throws TrinoError where Trino refuses it or fails
   */
  query(sql: string, options?: QueryOptions): Promise<QueryResult>;
  stop(): Promise<void>;
}

/** What a statement's unqualified names stand for. */
export interface QueryOptions {
  /** Default `awsdatacatalog`. */
  readonly catalog?: string;
  readonly schema?: string;
}

/** What a statement has returned. */
export interface QueryResult {
  /** Names and Trino types: `decimal(38, 9)`. */
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly ReaderRow[];
}

/** A statement that Trino has refused or failed to run. */
export class TrinoError extends Error {
  override readonly name = "TrinoError";

  /** @param code Trino's name of the error: `HIVE_BAD_DATA` */
  constructor(
    readonly code: string,
    message: string,
    readonly sql: string,
  ) {
    super(`${code}: ${message}\n${sql}`);
  }
}

/** Make the handle of a server that serves. */
export function trinoAt(url: string, stop: () => Promise<void>): Trino {
  return { url, query: (sql, options = {}) => queryWhenAnnounced(url, sql, options), stop };
}

/**
 * Run a statement, waiting for the server to know itself: it learns every few seconds what the
 * nodes, itself included, have announced, so one just started or short of CPU finds none.
 */
async function queryWhenAnnounced(
  url: string,
  sql: string,
  options: QueryOptions,
): Promise<QueryResult> {
  for (let triesLeft = 60; ; triesLeft--) {
    try {
      return await query(url, sql, options);
    } catch (error) {
      if (triesLeft === 0 || !isUnannounced(error)) {
        throw error;
      }
      await sleep(500);
    }
  }
}

function isUnannounced(error: unknown): boolean {
  return error instanceof TrinoError && error.code === "NO_NODES_AVAILABLE";
}

/** Follow the pages of a result; the statement has ended at the last only. */
async function query(url: string, sql: string, options: QueryOptions): Promise<QueryResult> {
  let columns: readonly TrinoColumn[] = [];
  const rows: ReaderRow[] = [];
  for await (const page of pages(url, sql, options)) {
    if (page.error !== undefined) {
      throw new TrinoError(page.error.errorName, page.error.message, sql);
    }
    columns = page.columns ?? columns;
    rows.push(...page.rows);
  }
  return { columns: columns.map(({ name, type }) => ({ name, type })), rows };
}

async function* pages(url: string, sql: string, options: QueryOptions): AsyncGenerator<TrinoPage> {
  const statement = { method: "POST", headers: headers(options), body: sql };
  let page = await fetchPage(`${url}/v1/statement`, statement);
  yield page;
  while (page.nextUri !== undefined) {
    page = await fetchPage(page.nextUri);
    yield page;
  }
}

/** @see https://trino.io/docs/476/develop/client-protocol.html */
function headers({ catalog = "awsdatacatalog", schema }: QueryOptions): Record<string, string> {
  return {
    "X-Trino-User": "test",
    // Without it the server cuts every timestamp off after milliseconds.
    "X-Trino-Client-Capabilities": "PARAMETRIC_DATETIME",
    "X-Trino-Time-Zone": "UTC",
    "X-Trino-Catalog": catalog,
    ...(schema === undefined ? {} : { "X-Trino-Schema": schema }),
  };
}

async function fetchPage(url: string, request?: RequestInit): Promise<TrinoPage> {
  const response = await fetch(url, request);
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`Trino answered ${response.status}: ${text}`);
  }
  return readPage(text);
}
