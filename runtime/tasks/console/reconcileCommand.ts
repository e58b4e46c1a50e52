import {
  DescribeTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
} from "@aws-sdk/client-dynamodb";
import { Command } from "commander";
import type { RecordType, RecordTypes } from "../../codec/RecordType.js";
import { readConfig } from "../../config.js";
import { Routes } from "../../core/Routes.js";
import { type Environment, runtimeVariables } from "../Environment.js";
import { Progress } from "../Progress.js";
import { wholeNumber } from "../taskOptions.js";
import { UserError } from "../UserError.js";
import { latestRows } from "./latestRows.js";
import { type Store, withStore } from "./openStore.js";
import { type ConsoleOptions, withConsoleOptions } from "./options.js";
import { plainText } from "./plainText.js";
import { print } from "./print.js";
import { type ReconcileResult, reconcile } from "./reconcile.js";

interface ReconcileOptions extends ConsoleOptions {
  readonly table?: string;
  readonly sample?: number;
}

const help = `
A write that is on its way makes a difference: compare again when the delivery has caught up.
Reads are consistent and cost read capacity: a whole table once, or about twice the sample.
AWS_ENDPOINT_URL_DYNAMODB names another DynamoDB than that of AWS.

Exit code: 0 all is the same, 1 there are differences, 2 something is to be corrected first.
`;

/** Make the command that compares DynamoDB's items with the newest rows. */
export function reconcileCommand(recordTypes: RecordTypes): Command {
  return withConsoleOptions(new Command("reconcile"))
    .description("Compare the items of a DynamoDB table with the rows of _latest.")
    .option("--table <name>", "DynamoDB table; needed where the environment has several")
    .option("--sample <number>", "compare about so many, taken at random", wholeNumber(1))
    .addHelpText("after", help)
    .action((options: ReconcileOptions) =>
      withStore(options, recordTypes, async (store) => {
        const results = await reconcileTable(store, options, recordTypes);
        print(results, results.map(resultText).join("\n"), options.json);
        if (results.some(isDifferent)) process.exitCode = 1;
      }),
    );
}

/** A result with the tables that it is of. */
export interface TableResult extends ReconcileResult {
  readonly tableName: string;
  readonly table: string;
}

async function reconcileTable(
  store: Store,
  { table, sample }: ReconcileOptions,
  recordTypes: RecordTypes,
): Promise<TableResult[]> {
  const { environment } = store;
  const tableName = tableOf(environment, table);
  const config = readConfig(runtimeVariables(environment), recordTypes);
  const routes = new Routes(config.tables, recordTypes);
  const client = new DynamoDBClient({ region: environment.region });
  const progress = new Progress();
  const onItem = () => progress.advance(1);
  const results: TableResult[] = [];
  try {
    const items = await itemCount(client, tableName);
    for (const name of config.tables[tableName]?.recordTypes ?? []) {
      const recordType = recordTypes[name] as RecordType;
      const latest = latestRows(store, recordType);
      const job = { client, routes, tableName, recordType, latest, sample, onItem };
      progress.start(`reading ${tableName}`, sample ?? items);
      results.push({ tableName, table: recordType.table, ...(await reconcile(job)) });
    }
  } finally {
    progress.stop();
    client.destroy();
  }
  return results;
}

/** Tell about how many items a table has: DynamoDB counts them every six hours. */
async function itemCount(client: DynamoDBClient, tableName: string): Promise<number> {
  try {
    const command = new DescribeTableCommand({ TableName: tableName });
    return (await client.send(command)).Table?.ItemCount ?? 0;
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw UserError.at(tableName, "table", "DynamoDB has none in this account and Region");
  }
}

function tableOf({ tables }: Environment, wanted: string | undefined): string {
  const names = Object.keys(tables);
  const name = wanted ?? (names.length === 1 ? names[0] : undefined);
  if (name !== undefined && names.includes(name)) return name;
  throw UserError.at("--table", "option", `must be one of ${names.join(", ")}`);
}

function isDifferent({ missing, surplus, different }: ReconcileResult): boolean {
  return missing.length + surplus.length + different.length > 0;
}

/** Items of a kind that are shown; JSON has them all. */
const shown = 20;

function resultText({ tableName, table, items, same, ...others }: TableResult): string {
  const { missing, surplus, different } = others;
  return [
    `${tableName} and ${table}_latest: ${items} items, ${same} the same, ` +
      `${missing.length} missing, ${surplus.length} surplus, ${different.length} different`,
    ...missing.slice(0, shown).map((key) => `missing: ${key}`),
    ...surplus.slice(0, shown).map((key) => `surplus: ${key}`),
    ...different
      .slice(0, shown)
      .flatMap(({ key, differences }) => [
        `different: ${key}`,
        ...differences.map(
          ({ pointer, item, latest }) =>
            `  ${pointer}: the item has ${plainText(item)}, _latest has ${plainText(latest)}`,
        ),
      ]),
    "",
  ].join("\n");
}
