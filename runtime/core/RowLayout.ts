import type { RecordType } from "../codec/RecordType.js";
import type { Cells } from "../columns/Column.js";
import { RowSegment } from "../columns/RowSegment.js";
import { ScannedColumns } from "../columns/Segment.js";
import type { Parsed } from "./parse.js";

/**
 * Lays the rows of a batch out as columns while it is parsed. Rows that lived until they are
 * written would all be copied by the garbage collector, which takes longer than to make them.
 */
export class RowLayout {
  readonly #segments = new Map<RecordType, RowSegment>();

  /** Lay a change's row out. One that is laid out already, or that no column takes, stays. */
  layOut(parsed: Parsed): Parsed {
    if (parsed.kind !== "change" || parsed.row.columns instanceof ScannedColumns) return parsed;
    const { change, columns } = parsed.row;
    try {
      const row = { change, columns: this.#segmentOf(parsed.recordType).append(columns as Cells) };
      return { ...parsed, row };
    } catch {
      // It is told which record it is when the columns are written.
      return parsed;
    }
  }

  #segmentOf(recordType: RecordType): RowSegment {
    let segment = this.#segments.get(recordType);
    if (segment === undefined) {
      segment = new RowSegment(recordType);
      this.#segments.set(recordType, segment);
    }
    return segment;
  }
}
