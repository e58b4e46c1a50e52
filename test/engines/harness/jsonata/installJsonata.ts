import { createRequire } from "node:module";
import { join } from "node:path";
import { installOnce } from "../installOnce.js";
import { MissingEngine } from "../MissingEngine.js";
import { runCommand } from "../runCommand.js";

/** Evaluates an expression with variables, by their names without `$`. */
export type Jsonata = (
  expression: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<unknown>;

type JsonataModule = (expression: string) => {
  evaluate(input: unknown, bindings: Readonly<Record<string, unknown>>): Promise<unknown>;
};

const version = "2.2.2";

/**
 * Install the reference implementation of JSONata, the language of Step Functions' expressions.
 *
 * @throws MissingEngine where npm cannot install it
 */
export async function installJsonata(): Promise<Jsonata> {
  const folder = await installOnce({ name: `jsonata-${version}`, recipe: version, install });
  const jsonata: JsonataModule = createRequire(join(folder, "package.json"))("jsonata");
  return (expression, variables) => jsonata(expression).evaluate({}, variables);
}

async function install(folder: string): Promise<void> {
  const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", `jsonata@${version}`];
  try {
    await runCommand("npm", args, { directory: folder });
  } catch (cause) {
    throw new MissingEngine("JSONata", `npm could not install it: ${cause}`, { cause });
  }
}
