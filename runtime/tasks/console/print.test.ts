import { test } from "uvu";
import * as assert from "uvu/assert";
import { bar, jsonText, tableText } from "./print.js";

test("a bar is as long as its share, and what is not nothing can be seen", () => {
  assert.is(bar(10, 10), "█".repeat(24));
  assert.is(bar(5, 10), "█".repeat(12));
  assert.is(bar(1, 1_000_000), "▏");
  assert.is(bar(0, 10), "");
  assert.is(bar(0, 0), "");
});

test("JSON has big numbers as text and bytes in base64", () => {
  assert.is(
    jsonText({ a: 2n ** 63n, b: new Uint8Array([255]) }),
    '{"a":"9223372036854775808","b":"/w=="}',
  );
});

test("a table keeps its cells short", () => {
  const text = tableText({ columns: ["a", "b"], rows: [[null, "x".repeat(100)]] });
  assert.match(text, `${"x".repeat(59)}…`);
  assert.not.match(text, "x".repeat(60));
  assert.not.match(text, "null");
});

test.run();
