import type { AttributeMap } from "./AttributeValue.js";
import { RecordReader } from "./FieldReader.js";
import { type Loose, omitUndefined } from "./omitUndefined.js";
import type { ReadOptions } from "./RecordType.js";
import { StrictReport } from "./StrictReport.js";

/** Reads an image into a record, strictly. */
export class RecordDecoder extends RecordReader {
  declare readonly report: StrictReport;

  constructor(record: string, image: AttributeMap, options?: ReadOptions) {
    super(image, new StrictReport(record, options));
  }

  /**
   * Give the record, once all fields are read.
   *
   * @throws {CodecError} if the image does not fit, with every misfit
   */
  result<T extends object>(record: Loose<T>): T {
    this.report.assertNone();
    return omitUndefined(record);
  }
}
