import type { CellConversion, CellFormat } from "../mapping/CellMapping.js";

/** avsc's values: `long` as bigint, bytes as Buffer, and no logical types. */
export const avroCells: CellFormat = {
  name: "Avro",
  convert(type): CellConversion | undefined {
    switch (type.kind) {
      case "bytes":
        return { function: "avroBytes", arguments: [] };
      case "date":
        return { function: "avroDate", arguments: [] };
      case "decimal":
        return { function: "avroDecimal", arguments: [type.scale] };
      case "timestamp":
        return { function: "avroTimestamp", arguments: [] };
      default:
        return undefined;
    }
  },
};
