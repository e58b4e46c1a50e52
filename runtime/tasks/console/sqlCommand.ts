import { Command } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { withStore } from "./openStore.js";
import { type ConsoleOptions, withConsoleOptions } from "./options.js";
import { print, tableText } from "./print.js";

const help = `
The generated tables and views go by their bare names: demand_record_changes, demand_record_latest,
demand_record_parquet, quarantine. A folder is read by DuckDB, an environment by Athena.

Example:
  npm run task -- console sql "SELECT status, count(*) FROM demand_record_latest GROUP BY status"
`;

/** Make the command that runs a query. */
export function sqlCommand(recordTypes: RecordTypes): Command {
  return withConsoleOptions(new Command("sql"))
    .description("Run a query on the generated tables and views.")
    .argument("<query>", "one SELECT")
    .addHelpText("after", help)
    .action((query: string, options: ConsoleOptions) =>
      withStore(options, recordTypes, async ({ engine }) => {
        const result = await engine.query(query);
        print(result, tableText(result), options.json);
      }),
    );
}
