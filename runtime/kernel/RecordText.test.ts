import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { buildKernel } from "../../build/buildKernel.js";
import { mutateBytes } from "../../test/support/mutateBytes.js";
import { decodeData } from "../core/decodeData.js";
import { deepestNesting, parseJson } from "../core/parseJson.js";
import { Random } from "../demand/sample/Random.js";
import { changeBytes } from "../demand/sample/WireChange.js";
import { sampleChanges } from "../demand/sampleChanges.js";
import { loadKernel } from "./loadKernel.js";
import { RecordText } from "./RecordText.js";

buildKernel(fileURLToPath(new URL("../..", import.meta.url)));
const texts = new RecordText(loadKernel() as object);
const changes = sampleChanges({ count: 500 }).map(({ change }) => Buffer.from(changeBytes(change)));

function read(record: unknown): unknown {
  return readText(JSON.stringify(record));
}

function readText(text: string): unknown {
  const json = texts.read(Buffer.from(text).toString("base64"));
  return json && JSON.parse(json);
}

/** What the exact way reads, as far as anyone looks at it. */
function readExactly(data: string): unknown {
  return asRead(parseJson(decodeData(data)));
}

type Members = Readonly<Record<string, unknown>>;

/** Leave out what nobody reads. */
function asRead(value: unknown): unknown {
  if (!isObject(value)) return value;
  const record = withoutUnread(value);
  if (!isObject(record.dynamodb)) return record;
  const dynamodb = withoutUnread(record.dynamodb);
  const hasNew = ["INSERT", "MODIFY"].includes(String(record.eventName));
  const isOldUnread = hasNew && isObject(dynamodb.OldImage);
  return { ...record, dynamodb: { ...dynamodb, ...(isOldUnread && { OldImage: {} }) } };
}

/** The beginning and the length of a key are enough to know that nobody reads it. */
function withoutUnread(members: Members): Members {
  const isUnread = (key: string) =>
    ["awsRegion", "recordFormat", "eventSource", "SizeBytes"].some(
      (name) => Buffer.byteLength(key) === name.length && key.startsWith(name.slice(0, 8)),
    );
  return Object.fromEntries(Object.entries(members).filter(([key]) => !isUnread(key)));
}

function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

test("a change as DynamoDB writes it is read without the old image, unless it is a removal", () => {
  for (const bytes of changes) {
    const data = bytes.toString("base64");
    assert.equal(JSON.parse(texts.read(data) ?? ""), readExactly(data));
  }
});

test("a record that is spoilt is read as it is exactly, or not", () => {
  const random = new Random(7);
  let reads = 0;
  for (let run = 0; run < 5000; run++) {
    const data = mutateBytes(random, random.pick(changes)).toString("base64");
    const text = texts.read(data);
    if (text === undefined) continue;
    reads++;
    // The old image stays where the event's name is spelt with an escape.
    const read = asRead(JSON.parse(text));
    assert.is(JSON.stringify(read), JSON.stringify(readExactly(data)));
  }
  assert.ok(reads > 1000, `${reads} read`);
});

test("any object is read as it is, or not", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
      const text = JSON.stringify(object);
      const json = texts.read(Buffer.from(text).toString("base64"));
      assert.ok(json === undefined || json === text);
    }),
  );
});

const [unread, format, source] = [
  { awsRegion: "eu-west-1" },
  { recordFormat: "application/json" },
  { eventSource: { SizeBytes: ["aws:dynamodb", {}] } },
];
const everyKind = {
  ...{ s: { S: "" }, n: { N: "1" }, b: { B: "AA==" }, t: { BOOL: true }, f: { BOOL: false } },
  ...{ z: { NULL: true }, l: { L: [{ S: "x" }, { L: [] }] }, m: { M: { a: { M: {} } } } },
  ...{ ss: { SS: ["a"] }, ns: { NS: ["1", "2"] }, bs: { BS: ["AA=="] }, xs: { XS: ["a"] } },
};
for (const [place, record, left] of [
  ["first", { ...unread, a: 1 }, { a: 1 }],
  ["last", { a: 1, ...source }, { a: 1 }],
  ["in the middle", { a: 1, ...format, b: 2 }, { a: 1, b: 2 }],
  ["first and next", { ...unread, ...format, a: 1, b: 2 }, { a: 1, b: 2 }],
  ["next and last", { a: 1, ...format, ...source }, { a: 1 }],
  ["first and last", { ...unread, a: 1, ...source }, { a: 1 }],
  ["alone", unread, {}],
  ["without others", { ...unread, ...format, ...source }, {}],
  ["around an old image", old(unread, source), old({}, {})],
  ["beside every kind of value", { ...unread, a: everyKind }, { a: everyKind }],
  ["deeper", { a: unread, dynamodb: { Keys: source } }, { a: unread, dynamodb: { Keys: source } }],
] as const) {
  test(`members that nobody reads are left out: ${place}`, () => {
    assert.equal(read(record), left);
  });
}

/** Make a record whose old image stands between members that nobody reads. */
function old(before: object, behind: object): object {
  const size = Object.keys(before).length > 0 && { SizeBytes: 12 };
  const dynamodb = { ...size, OldImage: {}, NewImage: { a: {} }, ...behind };
  return { ...before, eventName: "MODIFY", ...before, dynamodb, ...behind };
}

test("the same members twice are left to the exact way", () => {
  assert.is(readText('{"awsRegion":1,"a":2,"awsRegion":1}'), undefined);
});

const image = { id: { S: "a" }, OldImage: { M: { OldImage: { S: "x" } } } };

test("the old image is known by its place, not by its name", () => {
  const dynamodb = { NewImage: image, OldImage: image };
  const record = { OldImage: image, eventName: "MODIFY", dynamodb, other: { dynamodb } };
  assert.equal(read(record), { ...record, dynamodb: { NewImage: image, OldImage: {} } });
});

for (const eventName of ["REMOVE", "MODIFIED", "", null, ["MODIFY"], undefined]) {
  test(`the old image is left where the event is ${JSON.stringify(eventName)}`, () => {
    const record = { dynamodb: { OldImage: image }, ...(eventName !== undefined && { eventName }) };
    assert.equal(read(record), record);
  });
}

test("the old image of a removal that hides its name is left", () => {
  const text = '{"eventName":"MODIFY","\\u0065ventName":"REMOVE","dynamodb":{"OldImage":{"a":1}}}';
  assert.is(readText(text), undefined);
});

for (const old of [null, [], "x", {}]) {
  test(`an old image of ${JSON.stringify(old)} stays`, () => {
    const record = { eventName: "MODIFY", dynamodb: { OldImage: old, Keys: {} } };
    assert.equal(read(record), record);
  });
}

const nested = `{"a":${"[".repeat(deepestNesting)}${"]".repeat(deepestNesting)}}`;
for (const text of [
  ...["", "[]", '"a"', "{", "{} ", '{"a": 1}', '{"a":1,}', '{"a":01}', '{"a":"\t"}', nested],
  ...[
    '{"a":1,"a":1}',
    '{"dynamodb":{"Keys":1,"Keys":2}}',
    '{"dynamodb":{"OldImage":{"a":1,"a":2}}}',
    ...['{"a":{"\u0007S":["x"]}}', '{"a":{""S":["x"]}}', '{"a":{"\\S":["x"]}}'],
  ],
]) {
  test(`${text.slice(0, 40) || "nothing"} is left to the exact way`, () => {
    assert.is(readText(text), undefined);
  });
}

const bytes = Buffer.from('{"a":"bcdefg"}');
const canonical = bytes.toString("base64");
for (const [name, data] of Object.entries({
  "a character that agrees with base64 in its lower byte": `\u0165${canonical.slice(1)}`,
  "a line break": `${canonical}\n`,
  "no padding": canonical.replaceAll("=", ""),
  "bits that stand for nothing": canonical.replace("0=", "1="),
  "the alphabet of URLs": Buffer.from('{"a":"???"}').toString("base64url"),
  "no UTF-8": Buffer.from('{"a":"é"}', "latin1").toString("base64"),
  "more than Kinesis carries": Buffer.from(`{"a":"${"x".repeat(1 << 20)}"}`).toString("base64"),
})) {
  test(`data with ${name} is left to the exact way`, () => {
    assert.is(texts.read(canonical), bytes.toString());
    assert.is.not(data, canonical);
    assert.is(texts.read(data), undefined);
  });
}

test.run();
