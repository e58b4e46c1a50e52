import { AthenaClient } from "@aws-sdk/client-athena";
import { GlueClient } from "@aws-sdk/client-glue";
import { Command, Option } from "commander";
import { AthenaDatabase } from "../console/AthenaDatabase.js";
import { environmentNames, loadEnvironment } from "../loadEnvironment.js";
import { type SetUpTable, setUpAthena } from "./setUpAthena.js";

interface Options {
  readonly env: string;
  readonly generated: string;
  readonly dryRun?: true;
  readonly json?: true;
}

const help = `
Terraform makes everything else. Run it after the first terraform apply, and after each one that
adds columns; a second run does nothing.

Examples:
  npm run task -- athena-setup --env dev1 --dry-run
  npm run task -- athena-setup --env dev1
`;

/** Make the command that makes the Iceberg tables. */
export function athenaSetupCommand(): Command {
  return new Command("athena-setup")
    .description("Create the Iceberg tables in Athena, and add the columns that they lack.")
    .addOption(
      new Option("--env <name>", "environment").choices(environmentNames()).makeOptionMandatory(),
    )
    .option("--generated <folder>", "folder of the generated statements", "generated/athena")
    .option("--dry-run", "show the statements, and run none")
    .option("--json", "print one JSON object")
    .addHelpText("after", help)
    .action(async (options: Options) => {
      tell(await run(options), options);
    });
}

async function run({ env, generated, dryRun }: Options): Promise<SetUpTable[]> {
  const environment = loadEnvironment(env);
  const { region, archive, athena } = environment;
  const database = new AthenaDatabase(
    new AthenaClient({ region }),
    archive.database,
    athena.workgroup,
  );
  return setUpAthena({
    environment,
    folder: generated,
    glue: new GlueClient({ region }),
    athena: dryRun ? undefined : database,
  });
}

function tell(tables: readonly SetUpTable[], { json }: Options): void {
  process.stdout.write(json ? `${JSON.stringify({ tables })}\n` : tables.map(textOf).join(""));
}

function textOf({ table, statements }: SetUpTable): string {
  if (statements.length === 0) return `${table} is as it is to be\n`;
  return statements.map((statement) => `${statement};\n\n`).join("");
}
