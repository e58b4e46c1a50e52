import { test } from "uvu";
import * as assert from "uvu/assert";
import { singleLine } from "./singleLine.js";

test("white space and control characters become single blanks", () => {
  assert.is(singleLine(" one\r\n  two\tthree\u0000\u0085four\n", 255), "one two three four");
});

test("text that fits is kept whole", () => {
  assert.is(singleLine("é".repeat(5), 10), "é".repeat(5));
});

test("longer text is cut between characters, and says so", () => {
  assert.is(singleLine("é".repeat(6), 10), "ééé…");
  assert.is(singleLine("👩‍👩‍👧‍👦".repeat(2), 30), "👩‍👩‍👧‍👦…");
  assert.is(Buffer.byteLength(singleLine("abcd".repeat(100), 255)), 255);
});

test("no blank stands before the cut", () => {
  assert.is(singleLine("ab cdefgh", 6), "ab…");
});

test.run();
