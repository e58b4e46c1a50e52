import type { RecordType } from "../../runtime/codec/RecordType.js";
import { columnsOf } from "../../runtime/columns/columnsOf.js";
import type { Row } from "../../runtime/columns/TableColumns.js";
import type { Format, FormatName } from "../../runtime/format/Format.js";

/** A format for tests: an object has its rows' sequence numbers, one a line. */
export function lineFormat(
  name: FormatName,
  refuses: (id: string) => boolean = () => false,
): Format {
  return {
    name,
    extension: name,
    contentType: "text/plain",
    writes: (recordType) => recordType[name] !== undefined,
    encode: (recordType, rows) => {
      const refused = texts(recordType, rows, "change_id").find(refuses);
      if (refused) throw new TypeError(`cannot write ${refused}`);
      const lines = texts(recordType, rows, "change_sequence_number");
      return Buffer.from(lines.map((line) => `${line}\n`).join(""));
    },
  };
}

/** Read a column of texts that no row is without. */
function texts(recordType: RecordType, rows: readonly Row[], column: string): string[] {
  const { leaves } = columnsOf(recordType, rows);
  const values = leaves.find(({ shape }) => shape.name === column)?.entries().values;
  const bytes = Buffer.from(values ?? []);
  const all: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + bytes.readUInt32LE(at);
    all.push(bytes.toString("utf8", at + 4, end));
    at = end;
  }
  return all;
}
