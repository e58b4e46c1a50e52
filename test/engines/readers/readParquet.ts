import { fileURLToPath } from "node:url";
import { python } from "../harness/python/python.js";
import type { ReaderRow, ReaderValue } from "./ReaderValue.js";

/** What pyarrow finds in a Parquet file. */
export interface ParquetContent {
  /** The columns, with their Arrow types, `not null` at any depth: `list<decimal128(12, 3)>`. */
  readonly fields: readonly {
    readonly name: string;
    readonly type: string;
    readonly nullable: boolean;
  }[];
  /** The leaf columns, as they are stored. */
  readonly columns: readonly ParquetLeaf[];
  readonly rowGroups: number;
  readonly rows: readonly ReaderRow[];
}

/** A leaf column of a Parquet file. */
export interface ParquetLeaf {
  /** Names from the root, by dots: `seats.list.element.row`. */
  readonly path: string;
  readonly physicalType: string;
  readonly logicalType: string;
  readonly maxDefinitionLevel: number;
  readonly maxRepetitionLevel: number;
  readonly compression: readonly string[];
  readonly encodings: readonly string[];
  /** An entry per row group; bounds are physical values: integers as text, bytes in base64. */
  readonly statistics: readonly (ParquetStatistics | null)[];
}

/** The statistics of one row group's column. */
export interface ParquetStatistics {
  readonly nullCount: number | null;
  readonly min?: ReaderValue;
  readonly max?: ReaderValue;
}

const script = fileURLToPath(new URL("read_parquet.py", import.meta.url));

/** Read a Parquet file with pyarrow. */
export async function readParquet(file: Uint8Array): Promise<ParquetContent> {
  return JSON.parse(await python(script, file));
}
