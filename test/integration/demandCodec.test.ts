/** The generated codec of the demand record, as application code and the pipeline call it. */
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { test } from "uvu";
import * as assert from "uvu/assert";
import {
  decodeDemandRecord,
  demandRecordImage,
  demandRecordRow,
  demandRecordToJson,
  encodeDemandRecord,
} from "../../generated/codec/demandRecord.js";
import type { DemandRecord } from "../../generated/typescript/demandRecord.js";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import { CodecError } from "../../runtime/codec/CodecError.js";
import { dateText, decimal, jsonText } from "../../runtime/codec/values.js";
import { demandRecordDerivations } from "../../runtime/demand/DemandRecord.js";
import { sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { canonicalImage } from "../support/sameImage.js";

const record: DemandRecord = {
  id: "HOST.8f14e45f",
  revision: 9007199254740993n,
  eventId: "ev-1",
  customerId: null,
  channel: "WEB",
  status: "OPEN",
  quantity: 2,
  priceMin: decimal("12.5"),
  settledAmount: decimal("12345678901234567890123456789.123456789"),
  currency: "EUR",
  score: 0.1,
  partySizes: [],
  seatPreferences: [{ section: "A", accessible: true }],
  tags: ["b", "a"],
  attributes: JSON.parse('{"__proto__": "x", "": ""}') as Record<string, string>,
  location: { lat: 51.5, lon: -0.1, source: { name: "gps", accuracy: 0.1 } },
  requestedAt: new Date("2026-05-01T10:00:00.123Z"),
  expiresAt: new Date("2026-06-01T00:00:00.000Z"),
  eventDate: dateText("2028-02-29"),
  signature: Uint8Array.of(0, 255),
  note: "",
  raw: jsonText('{"n": 1.0000000000000000000000000000000000001, "list": [null, true]}'),
};

/** What a decoder is to make of `record`: sets in order, floats and JSON in their own spelling. */
const decoded: DemandRecord = {
  ...record,
  priceMin: decimal("12.50"),
  tags: ["a", "b"],
  location: { lat: 51.5, lon: -0.1, source: { name: "gps", accuracy: Math.fround(0.1) } },
  raw: jsonText('{"n":1.0000000000000000000000000000000000001,"list":[null,true]}'),
};

function misfitsOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    assert.instance(error, CodecError);
    return (error as CodecError).message.split("\n");
  }
  return assert.unreachable("nothing was refused") as never;
}

test("a record survives encoding and decoding, each fact in its place", () => {
  const item = encodeDemandRecord(record);
  assert.equal(plain(decodeDemandRecord(item)), plain(decoded));
  assert.equal(item.revision, { N: "9007199254740993" });
  assert.equal(item.customerId, { NULL: true });
  assert.equal(item.note, { S: "" });
  assert.not("venueId" in item);
  assert.equal(item.expiresAt, { N: "1780272000" });
});

/** Deep equality of uvu minds the class of a byte array. */
function plain(value: DemandRecord): unknown {
  return { ...value, signature: value.signature && [...value.signature] };
}

test("missing, null and empty are three things", () => {
  const { note: _, ...rest } = encodeDemandRecord(record);
  assert.not("note" in decodeDemandRecord(rest));
  assert.is(decodeDemandRecord({ ...rest, note: { NULL: true } }).note, null);
  assert.is(decodeDemandRecord({ ...rest, note: { S: "" } }).note, "");
});

test("the strict decoder names every misfit and its place", () => {
  const item = encodeDemandRecord(record);
  const { eventId: _, ...rest } = item;
  const wrong: AttributeMap = {
    ...rest,
    priceMin: { S: "12.50" },
    quantity: { N: "1.5" },
    location: {
      M: {
        lat: { N: "1" },
        lon: { N: "2" },
        source: { M: { name: { N: "3" }, accuracy: { N: "1e39" } } },
      },
    },
    requestedAt: { S: "2026-05-01T10:00:00.123456Z" },
  };
  assert.equal(
    misfitsOf(() => decodeDemandRecord(wrong)),
    [
      "DemandRecord/eventId: missing",
      "DemandRecord/quantity: not a whole number",
      "DemandRecord/priceMin: expected N, found S",
      "DemandRecord/location/source/name: expected S, found N",
      "DemandRecord/location/source/accuracy: outside float32",
      "DemandRecord/requestedAt: has more digits than its type keeps",
    ],
  );
});

test("the strict decoder takes another spelling of the same value", () => {
  const item = { ...encodeDemandRecord(record), requestedAt: { S: "2026-05-01T12:00:00+02:00" } };
  assert.equal(decodeDemandRecord(item).requestedAt, new Date("2026-05-01T10:00:00Z"));
});

test("the encoder refuses what DynamoDB does not store, each place named", () => {
  const refused: DemandRecord = {
    ...record,
    revision: 2n ** 63n,
    quantity: 2 ** 31,
    priceMin: decimal("10000000000.00"),
    score: Number.NaN,
    tags: [],
    requestedAt: new Date(Number.NaN),
    raw: jsonText("1e200"),
  };
  assert.equal(
    misfitsOf(() => encodeDemandRecord(refused)),
    [
      "DemandRecord/revision: outside int64",
      "DemandRecord/quantity: outside int32",
      "DemandRecord/priceMin: outside decimal(12,2)",
      "DemandRecord/score: not a finite number",
      "DemandRecord/tags: DynamoDB has no empty sets; leave the field out",
      "DemandRecord/requestedAt: outside the years 1 to 9999",
      "DemandRecord/raw: a number that DynamoDB does not store",
    ],
  );
});

test("the encoder names a value of another type, which a caller without types may pass", () => {
  const refused = { ...record, eventId: 5, location: { lat: 1, lon: 1, source: null } };
  assert.equal(
    misfitsOf(() => encodeDemandRecord(refused as never)),
    [
      "DemandRecord/eventId: not a value of the field's type",
      "DemandRecord/location/source: missing",
    ],
  );
});

test("minus zero is zero", () => {
  assert.equal(encodeDemandRecord({ ...record, score: -0 }).score, { N: "0" });
  assert.equal(encodeDemandRecord({ ...record, priceMin: decimal("-0.00") }).priceMin, {
    N: "0.00",
  });
});

test("plain JSON keeps digits as text", () => {
  const json = JSON.parse(JSON.stringify(demandRecordToJson(record)));
  assert.is(json.revision, "9007199254740993");
  assert.is(json.settledAmount, "12345678901234567890123456789.123456789");
  assert.is(json.requestedAt, "2026-05-01T10:00:00.123Z");
  assert.is(json.signature, "AP8=");
  assert.is(json.customerId, null);
});

// util-dynamodb makes floats of numbers and loses an attribute of the name __proto__.
test("the encoder writes what util-dynamodb would, where that is exact", () => {
  const item = encodeDemandRecord({
    ...record,
    settledAmount: decimal("1"),
    attributes: { "": "" },
    raw: jsonText("[1]"),
  });
  const { revision, settledAmount, priceMin, ...rest } = unmarshall(item as never, {
    wrapNumbers: false,
  });
  assert.equal([settledAmount, priceMin], [1, 12.5]);
  assert.is(revision, 9007199254740993n);
  assert.equal(canonicalImage({ ...item, ...marshall(rest) }), canonicalImage(item));
});

test("a row and its rescued data are the image, for every sample change", () => {
  const changes = sampleChanges({
    count: 300,
    misfits: 0.2,
    inexact: 0.2,
    unknown: 0.2,
    precision: "mixed",
  });
  for (const { change } of changes) {
    const image = change.dynamodb.NewImage ?? change.dynamodb.OldImage;
    if (image === undefined) continue;
    const row = demandRecordRow(image, demandRecordDerivations, { binary: "base64-twice" });
    assert.equal(canonicalImage(demandRecordImage(row)), canonicalImage(plainBinary(image)));
  }
});

/** The sample's binary is spelt as the stream spells it. */
function plainBinary(image: AttributeMap): AttributeMap {
  const { signature, ...rest } = image;
  if (typeof signature?.B !== "string") return image;
  return { ...rest, signature: { B: Buffer.from(signature.B, "base64").toString("latin1") } };
}

test("a key-only image makes no misfits of what it does not have", () => {
  const row = demandRecordRow({ id: { S: "TMR.1" } }, demandRecordDerivations, { keysOnly: true });
  assert.equal(row.misfits, []);
  assert.is(row.columns.system_id, "TMR");
  assert.is(row.columns.reference, null);
  assert.equal(demandRecordImage(row), { id: { S: "TMR.1" } });
});

test("a derivation that throws costs its cell, not the row", () => {
  const derive = {
    ...demandRecordDerivations,
    systemId(): never {
      throw new Error("out of order");
    },
  };
  const { columns, misfits } = demandRecordRow(encodeDemandRecord(record), derive);
  assert.is(columns.system_id, null);
  assert.is(columns.id, record.id);
  assert.equal(misfits, [{ pointer: "/systemId", problem: "the function that derives it failed" }]);
});

test.run();
