import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Report } from "../../generator/diagnostics.js";
import { buildModel } from "../../generator/model/build.js";
import type { Model } from "../../generator/model/model.js";
import { loadSchemas } from "../../generator/schema/load.js";
import { fileReader } from "../../generator/schema/reader.js";

/**
 * Build the model of a folder of schemas, by one of its files.
 *
 * @throws {Error} if the schemas have errors
 */
export function modelFromFile(path: string): Model {
  const report = new Report();
  const options = {
    folder: dirname(path),
    changeMetadata: fileURLToPath(
      new URL("../../schemas/change-metadata.schema.json", import.meta.url),
    ),
  };
  const model = buildModel(loadSchemas(fileReader(), options, report), {}, report);
  if (model === undefined || report.hasErrors) {
    throw new Error(report.diagnostics.map(({ message }) => message).join("\n"));
  }
  return model;
}
