import type { AttributeMap } from "../../../runtime/codec/AttributeValue.js";
import type { Write } from "../../../runtime/demand/sample/ItemStore.js";
import type { WireChange } from "../../../runtime/demand/sample/WireChange.js";

/** A change as it lies on the stream. */
export interface StreamedChange {
  readonly write: Write;
  readonly change: WireChange;
  /** Of the Kinesis record that carries it. */
  readonly sequenceNumber: string;
}

/**
 * Return what `_latest` must show for a set of live changes in any order: per item the newest by
 * its record's own time, then by revision, then by length and text of the sequence number, then by
 * change id; items whose newest change removes them are left out. Keys are the items' ids.
 */
export function expectedLatest(changes: Iterable<StreamedChange>): Map<string, AttributeMap> {
  const newest = new Map<string, StreamedChange>();
  for (const change of changes) {
    const id = change.write.keys.id?.S ?? "";
    const current = newest.get(id);
    if (current === undefined || compareChanges(change, current) > 0) newest.set(id, change);
  }
  return imagesOf(newest);
}

/** Return the change time that a record states, in microseconds since the epoch. */
export function statedMicros({ dynamodb }: WireChange): bigint {
  const unit = dynamodb.ApproximateCreationDateTimePrecision === "MICROSECOND" ? 1n : 1000n;
  return BigInt(dynamodb.ApproximateCreationDateTime) * unit;
}

/** Compare two changes of one item: positive where `a` is the newer. */
export function compareChanges(a: StreamedChange, b: StreamedChange): number {
  return (
    compare(statedMicros(a.change), statedMicros(b.change)) ||
    compare(revision(a.write), revision(b.write)) ||
    compare(a.sequenceNumber.length, b.sequenceNumber.length) ||
    compare(a.sequenceNumber, b.sequenceNumber) ||
    compare(a.change.eventID, b.change.eventID)
  );
}

function imagesOf(changes: Map<string, StreamedChange>): Map<string, AttributeMap> {
  const images = [...changes].map(([id, { write }]) => [id, write.newImage] as const);
  return new Map(images.filter((entry): entry is [string, AttributeMap] => !!entry[1]));
}

function revision({ newImage, oldImage }: Write): bigint {
  return BigInt((newImage ?? oldImage)?.revision?.N ?? "-1");
}

function compare<T extends bigint | number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
