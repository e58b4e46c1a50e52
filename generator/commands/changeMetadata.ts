import { fileURLToPath } from "node:url";

/** The change metadata of this package, for folders of schemas that have none of their own. */
export const changeMetadata = fileURLToPath(
  // Compiled code has a copy of the schemas in the same place beside it.
  new URL("../../schemas/change-metadata.schema.json", import.meta.url),
);
