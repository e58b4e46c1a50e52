import { Command } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { wholeNumber } from "../taskOptions.js";
import { withStore } from "./openStore.js";
import { type ConsoleOptions, withConsoleOptions } from "./options.js";
import { print } from "./print.js";
import { readStatus } from "./readStatus.js";
import { statusText } from "./statusText.js";

/** Make the command that shows what an archive has got. */
export function statusCommand(recordTypes: RecordTypes): Command {
  return withConsoleOptions(new Command("status"))
    .description("Show what was delivered and quarantined, how late, and in objects of which size.")
    .option("--days <number>", "how many of the newest days of changes", wholeNumber(1), 7)
    .action((options: ConsoleOptions & { readonly days: number }) =>
      withStore(options, recordTypes, async (store) => {
        const status = await readStatus(store, recordTypes, options.days, new Date());
        print(status, statusText(status), options.json);
      }),
    );
}
