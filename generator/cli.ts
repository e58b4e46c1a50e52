import { createRequire } from "node:module";
import { Command, CommanderError, Option } from "commander";
import { exitCodes } from "./exitCodes.js";

/** Run the command line and give its exit code: 0 done, 1 diagnostics or drift, 2 usage. */
export async function run(argv: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.done;
  const program = commandLine((code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
    process.stderr.write(
      `demand-pipeline: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return exitCodes.failed;
  }
}

function commandLine(exit: (code: number) => void): Command {
  const program = new Command("demand-pipeline")
    .description("Generate everything between a DynamoDB table and Athena from its record schema.")
    .version(version(), "-V, --version")
    .exitOverride()
    .showHelpAfterError("(see --help)");
  addGenerate(program, exit);
  addCompat(program, exit);
  addDrift(program, exit);
  addExplain(program, exit);
  addInit(program, exit);
  return program;
}

function addGenerate(program: Command, exit: (code: number) => void): void {
  program
    .command("generate")
    .description("generate every artefact of the record schemas")
    .option("--schemas <folder>", "folder of the record schemas", "schemas")
    .option("--out <folder>", "folder of the generated files", "generated")
    .option("--check", "write nothing; fail if the generated files are not what they would be")
    .addOption(unmappable())
    .addOption(format("how to report problems"))
    .action(async (options) => {
      const { generateCommand } = await import("./commands/generateCommand.js");
      exit(await generateCommand({ ...options, version: version() }));
    });
}

function addCompat(program: Command, exit: (code: number) => void): void {
  program
    .command("compat")
    .description("say what a change of the schemas breaks, and for whom")
    .option("--base <commit|folder>", "what to compare with (default: where the branch began)")
    .option("--schemas <folder>", "folder of the record schemas", "schemas")
    .addOption(unmappable())
    .addOption(format("how to report the changes"))
    .action(async (options) => {
      const { compatCommand } = await import("./commands/compatCommand.js");
      exit(compatCommand(options));
    });
}

function addExplain(program: Command, exit: (code: number) => void): void {
  program
    .command("explain")
    .description("show what becomes of a schema or of one of its fields, and why")
    .argument("<schema>", "name of a record or table, or a schema file")
    .argument("[field]", "property or column, with dots for nested ones: location.lat")
    .option("--schemas <folder>", "folder of the record schemas", "schemas")
    .addOption(unmappable())
    .option("--json", "print JSON")
    .action(async (schema, field, options) => {
      const { explainCommand } = await import("./commands/explainCommand.js");
      exit(await explainCommand({ schema, field, ...options }));
    });
}

function addInit(program: Command, exit: (code: number) => void): void {
  program
    .command("init")
    .description("make a project: a schema, a Lambda function, tests and CI")
    .argument("[folder]", "where; it may have files already", ".")
    .option("--keep-existing", "keep files that are there already, and write the others")
    .action(async (folder, options) => {
      const { initCommand } = await import("./commands/initCommand.js");
      exit(initCommand({ folder, ...options }));
    });
}

function addDrift(program: Command, exit: (code: number) => void): void {
  program
    .command("drift")
    .description("compare the schemas with what is committed, deployed and stored; reads only")
    .requiredOption("--env <environment>", "the environment to look at")
    .option("--config <folder>", "folder of the environments' configuration", "config")
    .option("--schemas <folder>", "folder of the record schemas", "schemas")
    .option("--out <folder>", "folder of the generated files", "generated")
    .option("--json", "print the comparison as JSON")
    .action(async (options) => {
      const { driftCommand } = await import("./commands/driftCommand.js");
      exit(await driftCommand({ ...options, version: version() }));
    });
}

function unmappable(): Option {
  return new Option("--unmappable <policy>", "what to do with a value that cannot become a column")
    .choices(["error", "json"])
    .default("error");
}

function format(description: string): Option {
  return new Option("--format <format>", description)
    .choices(["text", "json", "github"])
    .default("text");
}

function version(): string {
  // By the package's name, since the compiled file lies a folder deeper than its source.
  const manifest = createRequire(import.meta.url)("demand-pipeline/package.json");
  return (manifest as { version: string }).version;
}
