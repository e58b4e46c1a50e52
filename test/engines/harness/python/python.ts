import { runCommand } from "../runCommand.js";
import { installPython } from "./installPython.js";

/**
 * Run a Python script of the tests, with moto, pyarrow and fastavro at hand.
 *
 * @param script path of the script
 * @param input what it reads from its standard input
 * @returns what it printed
 * @throws Error with the script's traceback, where it fails
 */
export async function python(script: string, input?: string | Uint8Array): Promise<string> {
  const options = input === undefined ? {} : { input };
  return runCommand(await installPython(), [script], options);
}
