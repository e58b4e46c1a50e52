import { type Command, InvalidArgumentError, Option } from "commander";
import { environmentNames } from "./loadEnvironment.js";

/** Add the options that all tasks on an archive have. */
export function withArchiveOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--env <name>", "environment").choices(environmentNames()).default("local"),
    )
    .option("--archive <place>", "folder or s3://bucket/prefix in place of the environment's")
    .option("--dry-run", "show what would become of the records, and store nothing")
    .option("--json", "print one JSON object");
}

/** Read an option's whole number, of at least `least`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isSafeInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least}.`);
  };
}

/** Read an option's moment: a day, which begins it, or a time in ISO 8601 with its zone. */
export function moment(text: string): Date {
  const form = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
  const time = new Date(form.test(text) ? text : Number.NaN);
  if (!Number.isNaN(time.getTime())) return time;
  throw new InvalidArgumentError("It takes a day, 2024-05-01, or a time, 2024-05-01T10:00:00Z.");
}

/** Read an option's day, `YYYY-MM-DD`. */
export function day(text: string): string {
  const time = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(`${text}T`)) return text;
  throw new InvalidArgumentError("It takes a day, 2024-05-01.");
}
