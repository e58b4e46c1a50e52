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
    encode: (_recordType, encoded) => {
      const rows = encoded.filter((row) => "change" in row);
      const refused = rows.find(({ change }) => refuses(change.change_id));
      if (refused) throw new TypeError(`cannot write ${refused.change.change_id}`);
      return Buffer.from(rows.map(({ change }) => `${change.change_sequence_number}\n`).join(""));
    },
  };
}
