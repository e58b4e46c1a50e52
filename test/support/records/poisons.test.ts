import { gunzipSync } from "node:zlib";
import { visit } from "jsonc-parser";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ReasonCode, reasons } from "../../../runtime/core/reasons.js";
import type { WireChange } from "../../../runtime/demand/sample/WireChange.js";
import { type SampleChange, sampleChanges } from "../../../runtime/demand/sampleChanges.js";
import type { Poison } from "./Poison.js";
import { poisons } from "./poisons.js";

const good = sampleChanges({ count: 1, precision: "MILLISECOND" })[0] as SampleChange;
const arrival = new Date("2024-05-01T10:00:01Z");
const all = poisons(good.change, arrival);

test("poisons are told apart by their names, and are never the good change", () => {
  assert.is(new Set(all.map(({ name }) => name)).size, all.length);
  const data = Buffer.from(JSON.stringify(good.change)).toString("base64");
  assert.is(new Set([data, ...all.map((poison) => poison.data)]).size, all.length + 1);
});

test("only data of the reason 'not-base64' is not base64", () => {
  const base64 = /^([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  for (const { reason, name, data } of all)
    assert.is(base64.test(data), reason !== "not-base64", name);
});

test("data of the reason 'not-utf8' does not decode", () => {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  for (const poison of ofReason("not-utf8")) {
    assert.throws(() => decoder.decode(bytes(poison)), undefined, poison.name);
  }
});

test("data in gzip holds JSON", () => {
  for (const poison of ofReason("gzip")) JSON.parse(gunzipSync(bytes(poison)).toString());
});

test("an aggregate begins with the Kinesis Producer Library's magic bytes", () => {
  for (const poison of ofReason("kpl-aggregated")) {
    assert.is(bytes(poison).subarray(0, 4).toString("hex"), "f3899ac2");
  }
});

test("text of the reason 'not-json' does not parse", () => {
  for (const poison of ofReason("not-json")) {
    assert.throws(() => JSON.parse(text(poison)), undefined, poison.name);
  }
});

test("JSON of the reason 'duplicate-key' has one, and no other JSON has", () => {
  for (const reason of ["duplicate-key", "not-a-change", "key-misfit", "time-digits"] as const) {
    for (const poison of ofReason(reason)) {
      assert.is(hasDuplicateKey(text(poison)), reason === "duplicate-key", poison.name);
    }
  }
});

test("a poisoned key, image or time is all that is wrong with its change", () => {
  const changes = ["key-misfit", "no-image", "time-digits", "time-before-start"] as const;
  for (const poison of changes.flatMap(ofReason)) {
    const { dynamodb, ...change } = JSON.parse(text(poison)) as WireChange;
    const { dynamodb: images, ...rest } = good.change;
    assert.equal({ ...change, eventName: "INSERT" }, rest, poison.name);
    assert.not.equal(dynamodb, images, poison.name);
  }
});

test("every reason that the data alone can give is there", () => {
  const configured = ["unknown-record-type", "misfit", "defect"];
  const expected = Object.keys(reasons).filter((reason) => !configured.includes(reason));
  assert.equal([...new Set(all.map(({ reason }) => reason))].sort(), expected.sort());
});

function ofReason(reason: ReasonCode): Poison[] {
  return all.filter((poison) => poison.reason === reason);
}

function bytes(poison: Poison): Buffer {
  return Buffer.from(poison.data, "base64");
}

function text(poison: Poison): string {
  return bytes(poison).toString();
}

function hasDuplicateKey(json: string): boolean {
  const open: Set<string>[] = [];
  let found = false;
  visit(json, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectProperty: (name) => {
      found ||= open.at(-1)?.has(name) ?? false;
      open.at(-1)?.add(name);
    },
    onObjectEnd: () => void open.pop(),
  });
  return found;
}

test.run();
