import { test } from "uvu";
import * as assert from "uvu/assert";
import { ItemStore } from "./sample/ItemStore.js";
import { changeBytes } from "./sample/WireChange.js";
import { type SampleChange, sampleChanges } from "./sampleChanges.js";

const sample = sampleChanges({ count: 2000, seed: 7 });

test("the same options give the same bytes, another seed gives others", () => {
  const bytes = (seed: number) =>
    sampleChanges({ count: 50, seed }).map(({ change }) => Buffer.from(changeBytes(change)));
  assert.equal(bytes(3), bytes(3));
  assert.not.equal(bytes(3), bytes(4));
});

test("a sample has every kind of change and both precisions", () => {
  const kinds = new Set(sample.map(({ change }) => kind(change)));
  assert.equal([...kinds].sort(), ["INSERT", "MODIFY", "REMOVE", "TTL"]);
  const digits = new Set(sample.map(({ change }) => timeDigits(change)));
  assert.equal([...digits].sort(), [13, 16]);
});

test("the precision is named exactly where the time is in microseconds", () => {
  for (const { change } of sample) {
    const named = change.dynamodb.ApproximateCreationDateTimePrecision;
    assert.is(named, timeDigits(change) === 16 ? "MICROSECOND" : undefined);
  }
});

test("INSERT has a new image, REMOVE an old one, MODIFY both, and all have the key", () => {
  for (const { change } of sample) {
    const { NewImage, OldImage, Keys } = change.dynamodb;
    assert.is(NewImage === undefined, change.eventName === "REMOVE");
    assert.is(OldImage === undefined, change.eventName === "INSERT");
    assert.equal(Keys, { id: (NewImage ?? OldImage)?.id });
  }
});

test("an old image is the image that the item's change before left", () => {
  const store = new ItemStore();
  for (const { write } of sample) {
    const { oldImage } = write.newImage
      ? store.put(write.newImage)
      : (store.remove(write.keys) ?? { oldImage: undefined });
    assert.equal(write.oldImage, oldImage);
  }
});

test("a change's time passes on unless ties are asked for", () => {
  assert.ok(sample.every((change, i) => change.micros > (sample[i - 1]?.micros ?? 0n)));
  const tied = sampleChanges({ count: 200, ties: 0.5 });
  assert.ok(tied.some((change, i) => change.micros === tied[i - 1]?.micros));
});

test("only items past their expiry are deleted by time to live", () => {
  const deleted = sample.filter(({ change }) => kind(change) === "TTL");
  for (const { write, micros } of deleted) {
    assert.ok(BigInt(write.oldImage?.expiresAt?.N ?? "0") * 1_000_000n <= micros);
  }
});

test("some items are inserted again after their removal", () => {
  const inserted = sample.filter(({ change }) => change.eventName === "INSERT");
  const ids = new Set(inserted.map(({ write }) => write.keys.id?.S));
  assert.ok(ids.size < inserted.length);
});

test("odd items come in the wanted shares only", () => {
  assert.is(count(sample, isOdd), 0);
  const odd = sampleChanges({ count: 1000, misfits: 0.05, unknown: 0.05, inexact: 0.05 });
  assert.ok(count(odd, isOdd) > 30);
});

test("notes are missing, NULL, empty and text", () => {
  const notes = sample.map(({ write }) => JSON.stringify(write.newImage?.note));
  for (const expected of [undefined, '{"NULL":true}', '{"S":""}']) {
    assert.ok(notes.includes(expected as string));
  }
});

test("some settled amounts have all 38 digits", () => {
  const amounts = sample.map(({ write }) => write.newImage?.settledAmount?.N ?? "");
  assert.ok(amounts.some((amount) => amount.replace(".", "").length === 38));
});

function kind(change: SampleChange["change"]): string {
  return change.userIdentity ? "TTL" : change.eventName;
}

function timeDigits(change: SampleChange["change"]): number {
  return String(change.dynamodb.ApproximateCreationDateTime).length;
}

function isOdd({ write }: SampleChange): boolean {
  const image = write.newImage;
  if (image === undefined) return false;
  const misfit = image.quantity?.N === undefined || image.score?.BOOL !== undefined;
  return misfit || image.loyaltyTier !== undefined || /\+02:00/.test(image.requestedAt?.S ?? "");
}

function count<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.filter(holds).length;
}

test.run();
