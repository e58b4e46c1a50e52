import type { CellConversion, CellFormat } from "../mapping/CellMapping.js";

/** hyparquet-writer's values: DECIMAL as the unscaled bigint, DATE as days, TIMESTAMP as a Date. */
export const parquetCells: CellFormat = {
  name: "Parquet",
  convert(type): CellConversion | undefined {
    switch (type.kind) {
      case "date":
        return { function: "parquetDate", arguments: [] };
      case "decimal":
        return { function: "parquetDecimal", arguments: [type.scale] };
      default:
        return undefined;
    }
  },
};
