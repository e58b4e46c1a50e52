import avsc from "avsc";
import type { Model, RecordModel } from "../../generator/model/model.js";
import { plainAvroRow } from "./avroCells.js";
import { avroReader } from "./avsc.js";
import type { PlainCell } from "./cells.js";

/** Read an object container file of a record with avsc, cells in plain form. */
export function readAvroRows(
  model: Model,
  record: RecordModel,
  bytes: Uint8Array,
): Promise<Record<string, PlainCell>[]> {
  return new Promise((resolve, reject) => {
    const rows: Record<string, PlainCell>[] = [];
    const decoder = new avsc.streams.BlockDecoder({
      parseHook: (schema) => avroReader(JSON.stringify(schema)),
    });
    decoder.on("data", (value: unknown) => rows.push(plainAvroRow(model, record, value)));
    decoder.on("end", () => resolve(rows));
    decoder.on("error", reject);
    decoder.end(Buffer.from(bytes));
  });
}
