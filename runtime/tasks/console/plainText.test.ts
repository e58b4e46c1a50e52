import { test } from "uvu";
import * as assert from "uvu/assert";
import { plainText } from "./plainText.js";

test("numbers keep their digits, in maps and lists, too", () => {
  const digits = "12345678901234567890.123456789";
  assert.is(plainText({ N: digits }), digits);
  assert.is(plainText({ M: { a: { L: [{ N: digits }] } } }), `{"a":[${digits}]}`);
});

test("texts that look like numbers stay texts", () => {
  assert.is(plainText({ S: "12" }), '"12"');
});

test("sets are lists, bytes base64, and what is not there is said", () => {
  assert.is(plainText({ SS: ["a"] }), '["a"]');
  assert.is(plainText({ NS: ["1.50"] }), "[1.50]");
  assert.is(plainText({ B: new Uint8Array([1, 2]) }), '"AQI="');
  assert.is(plainText({ NULL: true }), "null");
  assert.is(plainText(undefined), "(nothing)");
});

test.run();
