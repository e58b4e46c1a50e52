import type { AttributeMap } from "./AttributeValue.js";
import { ColumnReader } from "./FieldReader.js";
import type { ReadOptions, RowResult } from "./RecordType.js";
import { RescueReport } from "./RescueReport.js";

/** Reads an image into a row; nothing in an image makes it fail. */
export class RowReader extends ColumnReader {
  declare readonly report: RescueReport;

  constructor(image: AttributeMap, options?: ReadOptions) {
    super(image, new RescueReport(options));
  }

  /** Give the row, once all cells are read: `attributes` are those that were asked for. */
  result<Columns>(attributes: readonly string[], columns: Columns): RowResult<Columns> {
    this.reportUnknown(attributes);
    return { columns, misfits: this.report.misfits, rescued: this.report.rescued() };
  }
}
