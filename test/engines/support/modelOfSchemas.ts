import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Model } from "../../../generator/model/model.js";
import { modelFromFile } from "../../support/modelFromFile.js";
import { temporaryFolder } from "../harness/temporaryFolder.js";

/** Build the model of record schemas, by title: the properties beside the key `id`, all optional. */
export function modelOfSchemas(schemas: Readonly<Record<string, object>>): Model {
  const folder = temporaryFolder("schemas");
  for (const [title, properties] of Object.entries(schemas)) {
    const schema = {
      title,
      type: "object",
      required: ["id"],
      properties: { id: { type: "string", "x-key": "partition" }, ...properties },
    };
    writeFileSync(join(folder, `${title}.schema.json`), JSON.stringify(schema));
  }
  return modelFromFile(join(folder, "any"));
}
