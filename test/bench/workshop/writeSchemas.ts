import { readFileSync } from "node:fs";
import { join } from "node:path";
import { project, type Workshop } from "./Workshop.js";

/** Write so many record schemas like the demand record's; gives their folder. */
export function writeSchemas(workshop: Workshop, count: number): string {
  const folder = `schemas-${count}`;
  const schema = JSON.parse(
    readFileSync(join(project, "schemas/demand-record.schema.json"), "utf8"),
  );
  for (let number = 1; number <= count; number++) {
    const own = { ...schema, $id: `${schema.$id}-${number}`, title: `${schema.title}${number}` };
    workshop.write(`${folder}/record-${number}.schema.json`, JSON.stringify(own, null, 2));
  }
  return join(workshop.folder, folder);
}
