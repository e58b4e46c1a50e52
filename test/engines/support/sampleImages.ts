import fc from "fast-check";
import type { RecordModel } from "../../../generator/model/model.js";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import { imagesOf } from "../../support/arbitrary/images.js";

/** Make images of a record, the same ones for the same seed. */
export function sampleImages(record: RecordModel, count: number, seed: number): AttributeMap[] {
  return fc.sample(imagesOf(record), { numRuns: count, seed });
}
