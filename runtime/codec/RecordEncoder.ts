import type { WrittenMap } from "./AttributeValue.js";
import { ColumnWriter, RecordWriter } from "./FieldWriter.js";
import { overlay } from "./overlay.js";
import { StrictReport } from "./StrictReport.js";

/** Writes a record as an item. */
export class RecordEncoder extends RecordWriter {
  declare readonly report: StrictReport;

  constructor(record: string) {
    super(new StrictReport(record));
  }

  /**
   * Give the item, once all fields are written.
   *
   * @throws {CodecError} if the record has what DynamoDB does not store, with every such place
   */
  result(): WrittenMap {
    this.report.assertNone();
    return this.map;
  }
}

/** Writes a row back into the image that it came from. */
export class ImageWriter extends ColumnWriter {
  declare readonly report: StrictReport;

  constructor(record: string) {
    super(new StrictReport(record));
  }

  /**
   * Give the image, once all cells are written: the cells under the rescued data.
   *
   * @throws {CodecError} if a cell holds what the row codec never puts there
   */
  result(rescued: string | null): WrittenMap {
    this.report.assertNone();
    return overlay(this.map, rescued);
  }
}
