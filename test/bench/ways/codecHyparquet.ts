/** `JSON.parse`, the generated row codec, and hyparquet-writer as the generated mapping feeds it. */
import { ByteWriter, parquetWrite } from "hyparquet-writer";
import { codecRows, recordType } from "./codecRows.js";
import type { Way } from "./Way.js";

export const handle: Way = (event) => {
  const writer = new ByteWriter();
  const columns = recordType.parquet.columns(codecRows(event));
  const columnData = columns.map(({ name, data }) => ({ name, data: [...data] }));
  parquetWrite({ writer, columnData, schema: [...recordType.parquet.schema], codec: "SNAPPY" });
  return writer.getBytes().length;
};
