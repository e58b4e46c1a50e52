import { Command, InvalidArgumentError } from "commander";
import { runDemo } from "./demo/runDemo.js";
import { runCommand } from "./runCommand.js";

const command = new Command("demo")
  .description("Run the whole way on this machine: stream, handler, objects, SQL.")
  .option("--count <number>", "changes to make", atLeast(100), 3000)
  .option("--out <folder>", "where the objects go; emptied first", ".demand-pipeline/demo")
  .option("--json", "print the numbers, the objects and the results as one JSON object")
  .action(runDemo);

await runCommand(command, process.argv);

function atLeast(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`It takes a whole number from ${least}.`);
  };
}
