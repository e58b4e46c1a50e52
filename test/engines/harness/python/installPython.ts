import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installOnce } from "../installOnce.js";
import { MissingEngine } from "../MissingEngine.js";
import { runCommand } from "../runCommand.js";

const requirements = fileURLToPath(new URL("requirements.txt", import.meta.url));
const constraints = fileURLToPath(new URL("constraints.txt", import.meta.url));

/**
 * Install Python's moto, pyarrow and fastavro in an environment of their own.
 *
 * @returns the path of its `python`
 * @throws MissingEngine where there is no Python 3 with venv, or pip fails
 */
export async function installPython(): Promise<string> {
  const version = await systemVersion();
  const recipe = [requirements, constraints].map((file) => readFileSync(file, "utf8")).join();
  const environment = await installOnce({ name: `python-${version}`, recipe, install });
  return join(environment, "bin", "python");
}

async function systemVersion(): Promise<string> {
  const script = "import platform, venv; print(platform.python_version())";
  try {
    return (await runCommand("python3", ["-c", script])).trim();
  } catch (cause) {
    const reason = "install Python 3.11 or newer with its venv module, as python3 on the PATH";
    throw new MissingEngine("Python", reason, { cause });
  }
}

async function install(folder: string): Promise<void> {
  const python = join(folder, "bin", "python");
  const pip = ["-m", "pip", "install", "--quiet", "--only-binary=:all:"];
  try {
    await runCommand("python3", ["-m", "venv", folder]);
    await runCommand(python, [...pip, "-r", requirements, "-c", constraints]);
  } catch (cause) {
    throw new MissingEngine("Python", `its packages could not be installed: ${cause}`, { cause });
  }
}
