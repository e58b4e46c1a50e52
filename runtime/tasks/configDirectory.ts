import { fileURLToPath } from "node:url";

/** The environments that come with the package, and their schema. */
export const configDirectory = fileURLToPath(new URL("../../config", import.meta.url));
