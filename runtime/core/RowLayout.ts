import type { RecordType, TableRow } from "../codec/RecordType.js";
import { RowSegment } from "../columns/RowSegment.js";
import type { Parsed } from "./parse.js";

/**
 * Lays the rows of a batch out as columns while it is parsed. Rows that lived until they are
 * written would all be copied by the garbage collector, which takes longer than to make them.
 */
export class RowLayout {
  readonly #segments = new Map<RecordType, RowSegment>();

  /** Lay a change's row out; one that no column takes stays as it is. */
  layOut(parsed: Parsed<TableRow>): Parsed {
    if (parsed.kind !== "change") return parsed;
    try {
      return { ...parsed, row: this.#segmentOf(parsed.recordType).append(parsed.row) };
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
