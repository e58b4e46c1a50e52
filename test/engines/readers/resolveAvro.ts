import { fileURLToPath } from "node:url";
import { python } from "../harness/python/python.js";

/** An object container file, and the text of a schema by which it is to be read. */
export interface Resolution {
  readonly file: Uint8Array;
  readonly schema: string;
}

const script = fileURLToPath(new URL("resolve_avro.py", import.meta.url));

/**
 * Read files with other schemas than their own by fastavro.
 *
 * @returns for each what fastavro has against it; `null` where it reads every row
 */
export async function resolveAvro(
  resolutions: readonly Resolution[],
): Promise<readonly (string | null)[]> {
  const input = resolutions.map(({ file, schema }) => ({
    file: Buffer.from(file).toString("base64"),
    schema,
  }));
  return JSON.parse(await python(script, JSON.stringify(input)));
}
