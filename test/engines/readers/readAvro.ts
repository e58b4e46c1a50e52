import { fileURLToPath } from "node:url";
import { python } from "../harness/python/python.js";
import type { ReaderRow } from "./ReaderValue.js";

/** What fastavro finds in an Avro object container file. */
export interface AvroContent {
  /** The writer's schema, parsed. */
  readonly schema: unknown;
  readonly codec: string;
  readonly rows: readonly ReaderRow[];
}

const script = fileURLToPath(new URL("read_avro.py", import.meta.url));

/** Read an Avro object container file with fastavro. */
export async function readAvro(file: Uint8Array): Promise<AvroContent> {
  return JSON.parse(await python(script, file));
}
