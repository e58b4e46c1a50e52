import type { WireChange, WireImages } from "../../../runtime/demand/sample/WireChange.js";
import type { Poison } from "./Poison.js";

/** Make change records that lack what a row cannot do without: table, key, image, time. */
export function poisonedChanges(change: WireChange, arrival: Date): Poison[] {
  return [
    poison("unknown-table", "an unknown table", { ...change, tableName: "orders" }),
    poison("unknown-table", "a table name in another case", { ...change, tableName: "DEMAND" }),
    poison("unknown-table", "a table named like a property", { ...change, tableName: "toString" }),
    ...badKeys(change),
    ...noImages(change),
    ...badTimes(change, arrival),
  ];
}

function badKeys(change: WireChange): Poison[] {
  const id = (value: unknown) => ({ Keys: { id: value } });
  return [
    images("key-misfit", "a key of another type", change, id({ N: "12" })),
    images("key-misfit", "a key that is NULL", change, id({ NULL: true })),
    images("key-misfit", "a key without a type", change, id({})),
    images("key-misfit", "a key of two types", change, id({ S: "HOST.1", N: "1" })),
    images("key-misfit", "a key that is no attribute value", change, id("HOST.1")),
    images("key-misfit", "a key with half a character", change, id({ S: "HOST.\ud83c" })),
    images("key-misfit", "a key under another name", change, { Keys: { key: { S: "HOST.1" } } }),
    images("key-misfit", "no key attribute", change, { Keys: {} }),
    images("key-misfit", "no keys", change, { Keys: undefined }),
    images("key-misfit", "keys that are a list", change, { Keys: [{ S: "HOST.1" }] }),
  ];
}

function noImages(change: WireChange): Poison[] {
  const insert = { ...change, eventName: "INSERT" } as const;
  const modify = { ...change, eventName: "MODIFY" } as const;
  return [
    images("no-image", "an INSERT without a new image", insert, { NewImage: undefined }),
    images("no-image", "a MODIFY without a new image", modify, { NewImage: undefined }),
    images("no-image", "a new image that is null", insert, { NewImage: null }),
  ];
}

function badTimes(change: WireChange, arrival: Date): Poison[] {
  const millis = arrival.getTime();
  const later = millis + 2 * 86_400_000;
  const digits = (name: string, at: unknown, precision?: string) =>
    time("time-digits", name, change, at, precision);
  return [
    digits("no change time", undefined),
    digits("a change time that is text", String(millis)),
    digits("a change time with a fraction", millis + 0.5),
    digits("a negative change time", -millis),
    digits("a change time of zero", 0),
    digits("microseconds that claim to be milliseconds", millis * 1000),
    digits("milliseconds that claim to be microseconds", millis, MICRO),
    digits("seconds", Math.floor(millis / 1000)),
    digits("a change time beyond every calendar", 9e15),
    digits("an unknown precision", millis * 1000, "NANOSECOND"),
    time("time-before-start", "a change time before the tables'", change, Date.UTC(2005, 0, 1)),
    time("time-after-arrival", "a change two days after arrival", change, later),
    time("time-after-arrival", "the same in microseconds", change, later * 1000, MICRO),
  ];
}

const MICRO = "MICROSECOND";

function time(
  reason: Poison["reason"],
  name: string,
  change: WireChange,
  at: unknown,
  precision?: string,
): Poison {
  return images(reason, name, change, {
    ApproximateCreationDateTime: at,
    ApproximateCreationDateTimePrecision: precision,
  });
}

function images(
  reason: Poison["reason"],
  name: string,
  change: WireChange,
  replaced: Partial<Record<keyof WireImages, unknown>>,
): Poison {
  return poison(reason, name, { ...change, dynamodb: { ...change.dynamodb, ...replaced } });
}

function poison(reason: Poison["reason"], name: string, value: unknown): Poison {
  return { reason, name, data: Buffer.from(JSON.stringify(value)).toString("base64") };
}
