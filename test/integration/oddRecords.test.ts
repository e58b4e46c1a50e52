/**
 * What becomes of every record that is out of the ordinary: poison goes to quarantine under its
 * reason, legal oddities are delivered whole, misfits are delivered with the value rescued.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import type { AttributeMap } from "../../runtime/codec/AttributeValue.js";
import type { TableRow } from "../../runtime/codec/RecordType.js";
import type { Change } from "../../runtime/core/Change.js";
import { type Parsed, parse } from "../../runtime/core/parse.js";
import { Routes } from "../../runtime/core/Routes.js";
import { changeBytes, type WireChange, wireImage } from "../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../runtime/demand/sampleChanges.js";
import { samplePoison } from "../../runtime/demand/samplePoison.js";
import { demandRecordTypes } from "../../runtime/recordTypes.js";
import { legalImages } from "../support/records/legalImages.js";
import { misfitImages } from "../support/records/misfitImages.js";
import { poisons } from "../support/records/poisons.js";

const tables = { demand: { recordTypes: ["DemandRecord"], ignored: [] } };
const rules = { routes: new Routes(tables, demandRecordTypes), projectionStart: "2024-01-01" };
const good = sampleChanges({ count: 1 })[0] as SampleChange;
const item = wireImage(good.write.newImage ?? {});
const arrival = new Date("2024-05-01T10:00:01Z");

for (const { name, reason, data } of poisons(good.change, arrival)) {
  test(`quarantine: ${name}`, () => {
    const parsed = parseData(data);
    assert.is(parsed.kind === "poison" && parsed.failure.code, reason);
  });
}

for (const { name, image } of legalImages(good.write.newImage ?? {})) {
  test(`delivered: ${name}`, () => {
    assert.equal(deliver(insert(wireImage(image))).misfits, []);
  });
}

for (const { name, image, pointer } of misfitImages(item)) {
  test(`rescued: ${name}`, () => {
    const { misfits, row } = deliver(insert(image));
    assert.equal(
      misfits.map((misfit) => misfit.pointer),
      [pointer],
    );
    assert.ok(pointer in JSON.parse(row.change.change_rescued_data ?? "{}"));
  });
}

test("delivered: a REMOVE that has the key only", () => {
  const { OldImage: _, NewImage: __, ...images } = good.change.dynamodb;
  const removal = { ...good.change, eventName: "REMOVE", dynamodb: images } as const;
  const { row, misfits } = deliver(removal);
  assert.is(row.change.change_type, "REMOVE");
  assert.equal(misfits, []);
});

test("the sample's changes are delivered without a misfit", () => {
  for (const { change, micros } of sampleChanges({ count: 500, inexact: 0.1, unknown: 0.1 })) {
    assert.equal(deliver(change, new Date(Number(micros / 1000n))).misfits, [], change.eventID);
  }
});

test("the sample's misfits are one to a record", () => {
  const changes = sampleChanges({ count: 500, misfits: 1 });
  for (const { change, micros } of changes.filter(({ write }) => write.eventName === "INSERT")) {
    assert.is(deliver(change, new Date(Number(micros / 1000n))).misfits.length, 1);
  }
});

test("the sample's poison is quarantined", () => {
  const parsed = samplePoison(good.change).map(({ data }) => parseData(base64(data)).kind);
  assert.equal([...new Set(parsed)], ["poison"]);
});

function insert(NewImage: AttributeMap): WireChange {
  return { ...good.change, dynamodb: { ...good.change.dynamodb, NewImage } };
}

function deliver(change: WireChange, arrivedAt = arrival): Change<TableRow> {
  const parsed = parseData(base64(changeBytes(change)), arrivedAt);
  if (parsed.kind === "change") return parsed;
  throw new Error(parsed.kind === "poison" ? parsed.failure.message : parsed.kind);
}

function parseData(data: string, arrivedAt = arrival): Parsed<TableRow> {
  return parse(
    { shardId: "shardId-000000000000", sequenceNumber: "1", arrivedAt: arrivedAt.getTime(), data },
    rules,
  );
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

test.run();
