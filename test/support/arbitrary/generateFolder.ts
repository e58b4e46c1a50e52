import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Generation, generate } from "../../../generator/generate.js";
import { memoryReader } from "../../../generator/schema/reader.js";
import type { SchemaFolder } from "./schemaFolders.js";

const toolkit = "toolkit/change-metadata.schema.json";
const changeMetadata = readFileSync(
  fileURLToPath(new URL("../../../schemas/change-metadata.schema.json", import.meta.url)),
  "utf8",
);

/** What comes of a folder of schemas that has no error. */
export type Output = NonNullable<Generation["output"]>;

/**
 * Generate from a folder of schemas.
 *
 * @throws {Error} with the diagnostics, if there is an error
 */
export async function generateFolder(folder: SchemaFolder): Promise<Output> {
  const files = Object.entries(folder).map(([path, text]) => [`schemas/${path}`, text] as const);
  const reader = memoryReader({ ...Object.fromEntries(files), [toolkit]: changeMetadata });
  const options = { folder: "schemas", changeMetadata: toolkit, version: "0.0.0" };
  const { diagnostics, output } = await generate(reader, options);
  if (output !== undefined) return output;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  throw new Error(errors.map((error) => JSON.stringify(error)).join("\n"));
}
