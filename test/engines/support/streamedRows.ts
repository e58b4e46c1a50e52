import * as assert from "uvu/assert";
import { groupBy } from "../../../runtime/util/groupBy.js";
import { compareChanges } from "../../support/records/expectedLatest.js";
import type { ReaderRow } from "../readers/ReaderValue.js";
import { assertRead } from "./assertRead.js";
import { demandRecord } from "./demandRecord.js";
import type { StreamedRecord } from "./demandStream.js";
import { expectedRow } from "./expectedRow.js";

/**
 * Hold rows of the demand table against the changes that they must be, in whatever order they were
 * read; each is found by its place in the stream.
 */
export function assertChanges(
  read: readonly ReaderRow[],
  expected: readonly StreamedRecord[],
): void {
  const rows = new Map(read.map((row) => [placeOf(row), row]));
  assert.is(rows.size, read.length, "each place is read once");
  const inOrder = expected.map((change) => rows.get(placeOfRecord(change.record)) ?? {});
  assert.is(read.length, expected.length);
  assertRead(demandRecord, inOrder, expected.map(expectedRow));
  for (const { change_date, change_time } of inOrder) {
    assert.is(change_date, new Date(Number(change_time)).toISOString().slice(0, 10));
  }
}

/** Give a row's place in the stream. */
export function placeOf({ change_shard_id, change_sequence_number }: ReaderRow): string {
  return `${change_shard_id} ${change_sequence_number}`;
}

/** Give a record's place in the stream, as `placeOf` spells it. */
export function placeOfRecord({ shardId, sequenceNumber }: StreamedRecord["record"]): string {
  return `${shardId} ${sequenceNumber}`;
}

/** Give each change once, at the first of its places in the stream. */
export function eachOnce(changes: readonly StreamedRecord[]): StreamedRecord[] {
  return [...groupBy(changes, ({ change }) => change.eventID).values()].map((copies) =>
    copies.reduce((first, it) =>
      it.record.sequenceNumber < first.record.sequenceNumber ? it : first,
    ),
  );
}

/** Give the newest change of each item that it does not remove. */
export function newestOfEach(changes: readonly StreamedRecord[]): StreamedRecord[] {
  return [...groupBy(changes, ({ partitionKey }) => partitionKey).values()]
    .map((ofItem) =>
      ofItem.reduce((newest, it) =>
        compareChanges(streamed(it), streamed(newest)) > 0 ? it : newest,
      ),
    )
    .filter(({ change }) => change.eventName !== "REMOVE");
}

/** Spell a change as the model of `_latest` takes it. */
export function streamed({ write, change, record: { sequenceNumber } }: StreamedRecord) {
  return { write, change, sequenceNumber };
}
