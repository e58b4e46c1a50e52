import { readdirSync } from "node:fs";
import { join } from "node:path";
import { configDirectory } from "./configDirectory.js";
import type { Environment } from "./Environment.js";
import { environmentFaults } from "./environmentFaults.js";
import { JsonFile } from "./JsonFile.js";
import { UserError } from "./UserError.js";

/**
 * Load the environment `<directory>/<name>.json`.
 *
 * @throws {UserError} with all faults, each with its line
 */
export function loadEnvironment(name: string, directory = configDirectory): Environment {
  const names = environmentNames(directory);
  if (!names.includes(name)) {
    throw UserError.at("--env", "environment", `no ${name}; there are ${names.join(", ")}`);
  }
  const file = new JsonFile(join(directory, `${name}.json`));
  const faults = environmentFaults(file.value, name);
  if (faults.length > 0) {
    const inOrder = faults.toSorted((a, b) => file.offset(a.pointer) - file.offset(b.pointer));
    const lines = inOrder.map(({ pointer, problem }) => {
      return UserError.at(file.place(pointer), "environment", problem).message;
    });
    throw new UserError(lines.join("\n"));
  }
  return file.value as Environment;
}

/** List the environments of a directory. */
export function environmentNames(directory = configDirectory): readonly string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(".json") && !file.endsWith(".schema.json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}
