/** Change records around images. */
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { ArrivedRecord } from "../../runtime/core/ArrivedRecord.js";
import type { Random } from "../../runtime/demand/sample/Random.js";
import type { LoadedRecord } from "../support/arbitrary/recordTypesOf.js";
import { exactImage, exactValue, type Mood, shuffled } from "./exactValue.js";
import { firstDays, longTable, ownTables, sharedTable } from "./tables.js";

const arrivedAt = Date.parse("2025-01-01T00:00:00.123Z");
const dayMillis = 86_400_000;

/** The share of what stands around an image that is odd. */
const leastOdd = 0.03;

/** Make a change record of a record type, as JSON. */
export function makeRecord(random: Random, record: LoadedRecord, inside: Mood): Buffer {
  const mood = { ...inside, odd: Math.max(inside.odd, leastOdd) };
  const eventName = random.pick(["INSERT", "MODIFY", "MODIFY", "REMOVE"]);
  const image = withOdd(random, record, imageOf(random, record, inside), mood);
  const other = random.chance(mood.odd)
    ? random.pick(oddImages(image))
    : formerImage(random, record, image, inside);
  const isRemoval = eventName === "REMOVE";
  const old = (eventName !== "INSERT" || random.chance(mood.odd)) && {
    OldImage: isRemoval ? image : other,
  };
  const images = {
    ...(random.chance(0.3) && old),
    ...((!isRemoval || random.chance(mood.odd)) && { NewImage: image }),
    // DynamoDB writes the old image behind the new one.
    ...old,
  };
  const change = {
    ...(!random.chance(mood.odd / 5) && { awsRegion: "eu-west-1" }),
    eventID: eventIdOf(random, mood),
    eventName,
    ...(!random.chance(mood.odd) && { userIdentity: identityOf(random, mood) }),
    recordFormat: "application/json",
    tableName: tableOf(random, record, mood),
    dynamodb: inAnyOrder(random, mood, {
      ...timeOf(random, mood),
      Keys: keysOf(record, image),
      ...images,
      SizeBytes: random.below(400_000),
    }),
    eventSource: "aws:dynamodb",
  };
  return spelt(random, inAnyOrder(random, mood, change));
}

/** Make a snapshot's line of a record type, as JSON. */
export function makeLine(random: Random, record: LoadedRecord, inside: Mood): Buffer {
  const mood = { ...inside, odd: Math.max(inside.odd, leastOdd) };
  const image = withOdd(random, record, imageOf(random, record, inside), mood);
  const Item = random.chance(mood.odd) ? random.pick(oddImages(image)) : image;
  return spelt(random, { Item, ...(random.chance(mood.odd / 5) && { Items: [] }) });
}

function spelt(random: Random, value: object): Buffer {
  const json = withMarks(JSON.stringify(value));
  return Buffer.from(random.chance(0.2) ? withEscape(random, json) : json);
}

/** Spell what JSON.stringify does not: indexes behind other keys, keys twice, escapes, numbers. */
function withMarks(json: string): string {
  return json
    .replaceAll(/"@(?=\d+":)/g, '"')
    .replaceAll('#":', '":')
    .replaceAll("#u", "\\u")
    .replaceAll(/"#(-[^"]*)#"/g, "$1");
}

/** Make an item; now and then with one odd value among others that are exact. */
function imageOf(random: Random, { record }: LoadedRecord, mood: Mood): AttributeMap {
  const image = exactImage(random, record.fields, mood);
  if (!random.chance(0.4)) return image;
  const field = random.pick(record.fields.filter(({ derived }) => derived === undefined));
  const odd = containers.has(field.type.kind) ? 0.2 : 1;
  return { ...image, [field.attribute]: exactValue(random, field, { ...mood, odd }) };
}

const containers: ReadonlySet<string> = new Set(["list", "map", "struct", "json"]);

/** Spell one slash as `JSON.stringify` does not. */
function withEscape(random: Random, json: string): string {
  const slashes = [...json.matchAll(/\//g)];
  if (slashes.length === 0) return json;
  const { index } = random.pick(slashes);
  return `${json.slice(0, index)}\\${json.slice(index)}`;
}

/** Let data arrive, from a few shards. */
export function arrive(random: Random, data: Buffer): ArrivedRecord {
  const shard = random.chance(0.005) ? "s".repeat(400) : `shardId-00000000000${random.below(3)}`;
  return {
    shardId: random.chance(0.9) ? "shardId-000000000000" : shard,
    sequenceNumber: `4959033827149025660${random.below(1000)}`,
    arrivedAt,
    data: data.toString("base64"),
  };
}

const oddIds = ["", "é", 'say "x"', "\n", "x".repeat(15), "x".repeat(16), "x".repeat(2000), "🎫"];

/** One that is so long that few such fill the column is rare. */
function eventIdOf(random: Random, mood: Mood): string {
  if (random.chance(0.002)) return "x".repeat(300_000);
  return random.chance(mood.odd) ? random.pick(oddIds) : random.uuid();
}

/** Make what an image may have been before: most of it the same. */
function formerImage(
  random: Random,
  { record }: LoadedRecord,
  image: AttributeMap,
  mood: Mood,
): AttributeMap {
  const change = random.pick([0, 0.1, 0.5]);
  const members = Object.entries(image).flatMap(([name, value]) => {
    if (!random.chance(change)) return [[name, value] as const];
    const field = record.fields.find(({ attribute }) => attribute === name);
    return field && random.chance(0.8) ? [[name, exactValue(random, field, mood)] as const] : [];
  });
  if (random.chance(0.05)) {
    const at = random.below(members.length + 1);
    const again = members.slice(at, at + 1).map(([name, value]) => [`${name}#`, value] as const);
    members.splice(random.below(members.length + 1), 0, ...again);
  }
  return Object.fromEntries(random.chance(0.1) ? shuffled(random, members) : members);
}

function oddImages(image: AttributeMap): readonly unknown[] {
  return [{ ...image, unknown: { S: "x" } }, null, [], "text", 0, {}, { unknown: {} }, [image]];
}

const identities = [
  ...[{ a: "#u0061" }, { "#u0062": "x" }, { a: "#-0#" }, { a: "#-1.50#" }, { a: "#-1e2#" }],
  ...[{}, { type: "Service" }, { a: -0.5 }, { a: -1 }, { a: 1 }, { a: null, b: true }, { a: [] }],
  ...[{ a: {} }, [], "text", 0, false, { a: 'x"y' }, { "1": "x" }, { a: "1:2" }, { a: "{" }],
  ...[{ é: "\u2028\u007f" }, { toJSON: "x" }, Object.fromEntries([["__proto__", "x"]])],
];

function identityOf(random: Random, mood: Mood): unknown {
  if (random.chance(Math.max(mood.odd, 0.1))) return random.pick(identities);
  return random.chance(0.3) ? { type: "Service", principalId: "dynamodb.amazonaws.com" } : null;
}

function tableOf(random: Random, record: LoadedRecord, mood: Mood): string {
  if (random.chance(mood.odd / 5)) return random.pick([sharedTable, longTable, "nobody", "é", ""]);
  return random.pick(ownTables(record));
}

/** A key's attributes, DynamoDB says, are never missing. */
function keysOf({ type }: LoadedRecord, image: AttributeMap): AttributeMap {
  return Object.fromEntries(
    type.key.flatMap((name) => (image[name] === undefined ? [] : [[name, image[name]]])),
  );
}

function withOdd(random: Random, { type }: LoadedRecord, image: AttributeMap, mood: Mood) {
  const matched = type.match && { [type.match.attribute]: { S: type.match.equals } };
  const kind = random.chance(mood.odd / 5) && { kind: { S: "ignored" } };
  const unknown = random.chance(mood.odd / 5) && { unknown: { L: [{ NULL: true as const }] } };
  return { ...image, ...matched, ...kind, ...unknown };
}

function inAnyOrder(random: Random, mood: Mood, members: object): object {
  if (!random.chance(mood.odd)) return members;
  return Object.fromEntries(shuffled(random, Object.entries(members)));
}

const starts = firstDays.map((day) => Date.parse(day));
const last = arrivedAt + dayMillis;

function timeOf(random: Random, mood: Mood): object {
  const some = arrivedAt - random.below(3 * dayMillis);
  const bounds = [
    ...starts,
    ...starts.map((start) => start - 1),
    last,
    last + 1,
    999_999_999_999,
    1e13,
    some * 10,
  ];
  const millis = random.chance(mood.odd) ? random.pick(bounds) : some;
  const inMicros = { ApproximateCreationDateTime: millis * 1000 + random.pick([0, 1, 999]) };
  const spellings: readonly object[] = [
    { ApproximateCreationDateTime: millis },
    { ApproximateCreationDateTime: millis, ApproximateCreationDateTimePrecision: "MILLISECOND" },
    { ...inMicros, ApproximateCreationDateTimePrecision: "MICROSECOND" },
    inMicros,
    { ApproximateCreationDateTime: millis, ApproximateCreationDateTimePrecision: "MICROSECOND" },
    { ApproximateCreationDateTime: millis, ApproximateCreationDateTimePrecision: "NANOSECOND" },
  ];
  return spellings[random.below(random.chance(mood.odd) ? spellings.length : 3)] ?? {};
}
