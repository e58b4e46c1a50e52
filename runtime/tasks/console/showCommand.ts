import { Command } from "commander";
import type { RecordTypes } from "../../codec/RecordType.js";
import { wholeNumber } from "../taskOptions.js";
import { UserError } from "../UserError.js";
import { withStore } from "./openStore.js";
import { type ConsoleOptions, withConsoleOptions } from "./options.js";
import { print, tableText } from "./print.js";
import { type Journey, readJourney } from "./readJourney.js";
import { readObject, type ShownObject } from "./readObject.js";

const help = `
Examples:
  npm run task -- console show HOST.8f14e45f
  npm run task -- console show demand_record/parquet/change_date=2024-05-01/….parquet
`;

/** Make the command that shows an object, or the way of one item's changes. */
export function showCommand(recordTypes: RecordTypes): Command {
  return withConsoleOptions(new Command("show"))
    .description("Show an object's schema and rows, or where the changes of one item lie.")
    .argument("<what...>", "an object's key, or the values of an item's key, partition first")
    .option("--rows <number>", "rows of an object that are shown", wholeNumber(0), 3)
    .addHelpText("after", help)
    .action((what: string[], options: ConsoleOptions & { readonly rows: number }) =>
      withStore(options, recordTypes, async ({ source, engine }) => {
        const [key = ""] = what;
        const object = what.length === 1 ? await readObject(source, key, options.rows) : undefined;
        if (object) return print(object, objectText(object), options.json);
        const journeys = await readJourney(engine, recordTypes, what);
        if (journeys.length > 0) {
          return print(journeys, journeys.map(journeyText).join("\n"), options.json);
        }
        throw UserError.at(
          what.join(" "),
          "key",
          "there is no such object, and no item of that key",
        );
      }),
    );
}

function objectText({ key, bytes, count, facts, columns, rows }: ShownObject): string {
  const shown = columns.map(({ name, type, reader }, index) => [
    name,
    type,
    reader,
    ...rows.map((row) => row[index]),
  ]);
  const heads = rows.map((_, index) => `row ${index}`);
  return [
    `${key}: ${bytes} bytes, ${count} rows`,
    ...Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`),
    tableText({ columns: ["column", "type", "reader", ...heads], rows: shown }),
  ].join("\n");
}

function journeyText({ table, changes, latest, quarantined }: Journey): string {
  const steps = changes.rows.map((row) =>
    changes.columns.map((name, index) => `  ${name}: ${cellText(row[index])}`).join("\n"),
  );
  const shown = latest === null ? "no change of it" : `the change ${latest}`;
  return [
    `${table}: ${changes.rows.length} rows; ${table}_latest shows ${shown}\n`,
    ...steps.map((step, index) => `${index + 1}.\n${step}\n`),
    ...(quarantined.rows.length > 0 ? [`in quarantine\n${tableText(quarantined)}`] : []),
  ].join("\n");
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
