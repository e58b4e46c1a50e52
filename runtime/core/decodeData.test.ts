import { gzipSync } from "node:zlib";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { decodeData } from "./decodeData.js";
import { LocatedFailure } from "./LocatedFailure.js";

test("base64 of UTF-8 is its text, astral characters and all", () => {
  assert.is(decodeData(base64("größe 🎫")), "größe 🎫");
});

test("a byte order mark stays, for it is no part of JSON", () => {
  assert.is(decodeData(base64("\ufeff{}")), "\ufeff{}");
});

test("the alphabet of URLs stands for the same bytes", () => {
  assert.is(decodeData(base64("????>>>>").replaceAll("/", "_").replaceAll("+", "-")), "????>>>>");
});

const refused: readonly (readonly [name: string, data: string, code: string])[] = [
  ["no data", "", "empty"],
  ["signs that are none of base64", "e30%", "not-base64"],
  ["white space", "e3 0=", "not-base64"],
  ["a line break at the end", "e30=\n", "not-base64"],
  ["missing padding", "e30", "not-base64"],
  ["bits that stand for nothing", "e31=", "not-base64"],
  ["text after the padding", "e30=e30=", "not-base64"],
  ["gzip", gzipSync("{}").toString("base64"), "gzip"],
  [
    "a KPL aggregate",
    Buffer.from([0xf3, 0x89, 0x9a, 0xc2, 0x0a]).toString("base64"),
    "kpl-aggregated",
  ],
  ["Latin-1", Buffer.from("größe", "latin1").toString("base64"), "not-utf8"],
  ["an encoded surrogate", Buffer.from([0xed, 0xa0, 0x80]).toString("base64"), "not-utf8"],
];

for (const [name, data, code] of refused) {
  test(`${name} is refused as ${code}`, () => {
    assert.throws(
      () => decodeData(data),
      (error: unknown) => {
        return error instanceof LocatedFailure && error.code === code && error.path === "";
      },
    );
  });
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}

test.run();
