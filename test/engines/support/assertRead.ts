import * as assert from "uvu/assert";
import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../../runtime/codec/RecordType.js";
import { plainRow } from "../../support/cells.js";
import { canonicalImage } from "../../support/sameImage.js";
import type { ReaderRow } from "../readers/ReaderValue.js";
import type { GeneratedRecord } from "./GeneratedRecord.js";
import { rowFromReader } from "./rowFromReader.js";

/** A row, and the image that it stands for. */
export interface StoredImage {
  readonly image: AttributeMap;
  readonly row: TableRow;
}

/**
 * Hold the rows that an outside reader has read against what was stored, in order: every cell is
 * the one stored, and columns + rescued data = the image.
 */
export function assertRead(
  generated: GeneratedRecord,
  read: readonly ReaderRow[],
  stored: readonly StoredImage[],
): void {
  assert.is(read.length, stored.length, "as many rows are read as were stored");
  for (const [index, { image, row }] of stored.entries()) {
    const found = rowFromReader(generated, read[index] as ReaderRow);
    const { model, record } = generated;
    // Cell by cell, for objects with a cell `constructor` are equal to no other.
    const [cells, expected] = [found, row].map((it) => Object.entries(plainRow(model, record, it)));
    assert.equal(cells, expected, `row ${index}`);
    assert.equal(imageOf(generated, found), canonicalImage(image), `the image of row ${index}`);
  }
}

/** Give the image that a row stands for, in the form in which equal images are equal. */
export function imageOf(generated: GeneratedRecord, { change, columns }: TableRow): unknown {
  return canonicalImage(generated.image({ columns, rescued: change.change_rescued_data }));
}
