import type { WireChange, WireImages } from "../../../runtime/demand/sample/WireChange.js";
import type { Poison } from "./Poison.js";

/** Make change records that lack what a row cannot do without: table, key, image, time. */
export function poisonedChanges(change: WireChange, arrival: Date): Poison[] {
  return [
    poison("unknown table", "an unknown table", { ...change, tableName: "orders" }),
    poison("unknown table", "a table name in another case", { ...change, tableName: "DEMAND" }),
    poison("unknown table", "a table named like a property", { ...change, tableName: "toString" }),
    ...badKeys(change),
    ...noImages(change),
    ...badTimes(change, arrival),
  ];
}

function badKeys(change: WireChange): Poison[] {
  const id = (value: unknown) => ({ Keys: { id: value } });
  return [
    images("key", "a key of another type", change, id({ N: "12" })),
    images("key", "a key that is NULL", change, id({ NULL: true })),
    images("key", "a key without a type", change, id({})),
    images("key", "a key of two types", change, id({ S: "HOST.1", N: "1" })),
    images("key", "a key that is no attribute value", change, id("HOST.1")),
    images("key", "a key with half a character", change, id({ S: "HOST.\ud83c" })),
    images("key", "a key under another name", change, { Keys: { key: { S: "HOST.1" } } }),
    images("key", "no key attribute", change, { Keys: {} }),
    images("key", "no keys", change, { Keys: undefined }),
    images("key", "keys that are a list", change, { Keys: [{ S: "HOST.1" }] }),
  ];
}

function noImages(change: WireChange): Poison[] {
  const insert = { ...change, eventName: "INSERT" } as const;
  const modify = { ...change, eventName: "MODIFY" } as const;
  return [
    images("no image", "an INSERT without a new image", insert, { NewImage: undefined }),
    images("no image", "a MODIFY without a new image", modify, { NewImage: undefined }),
    images("no image", "a new image that is null", insert, { NewImage: null }),
  ];
}

function badTimes(change: WireChange, arrival: Date): Poison[] {
  const millis = arrival.getTime();
  const day = 86_400_000;
  return [
    time("no change time", change, undefined),
    time("a change time that is text", change, String(millis)),
    time("a change time with a fraction", change, millis + 0.5),
    time("a negative change time", change, -millis),
    time("a change time of zero", change, 0),
    time("a change time long before the table's", change, Date.UTC(1999, 11, 31)),
    time("a change time two days after arrival", change, millis + 2 * day),
    time(
      "a change time two days after arrival, in micros",
      change,
      (millis + 2 * day) * 1000,
      MICRO,
    ),
    time("microseconds that claim to be milliseconds", change, millis * 1000),
    time("milliseconds that claim to be microseconds", change, millis, MICRO),
    time("seconds", change, Math.floor(millis / 1000)),
    time("a change time beyond every calendar", change, 9e15),
    time("an unknown precision", change, millis * 1000, "NANOSECOND"),
  ];
}

const MICRO = "MICROSECOND";

function time(name: string, change: WireChange, at: unknown, precision?: string): Poison {
  return images("time", name, change, {
    ApproximateCreationDateTime: at,
    ApproximateCreationDateTimePrecision: precision,
  });
}

function images(
  kind: Poison["kind"],
  name: string,
  change: WireChange,
  replaced: Partial<Record<keyof WireImages, unknown>>,
): Poison {
  return poison(kind, name, { ...change, dynamodb: { ...change.dynamodb, ...replaced } });
}

function poison(kind: Poison["kind"], name: string, value: unknown): Poison {
  return { kind, name, data: Buffer.from(JSON.stringify(value)).toString("base64") };
}
