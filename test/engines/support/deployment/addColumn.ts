import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../harness/runCommand.js";

/** Add a property to the demand record of a copy of the project, and generate its files anew. */
export async function addColumn(project: string, name: string, property: object): Promise<void> {
  const schemas = join(project, "schemas");
  const file = join(schemas, "demand-record.schema.json");
  const schema = JSON.parse(readFileSync(file, "utf8"));
  schema.properties[name] = property;
  writeFileSync(file, JSON.stringify(schema, undefined, 2));
  const out = join(project, "generated");
  const generate = ["--import", "tsx", "generator/main.ts", "generate"];
  await runCommand(process.execPath, [...generate, "--schemas", schemas, "--out", out]);
}
