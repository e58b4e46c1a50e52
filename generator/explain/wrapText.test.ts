import fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { wrapText } from "./wrapText.js";

test("text breaks at blanks, and line breaks are blanks", () => {
  assert.equal(wrapText("one two\n three", 8), ["one two", "three"]);
  assert.equal(wrapText("", 8), [""]);
});

test("a type without blanks breaks after its punctuation", () => {
  assert.equal(wrapText("struct<lat:double,lon:double>", 18), [
    "struct<lat:double,",
    "lon:double>",
  ]);
});

test("a long word that has none breaks anywhere", () => {
  assert.equal(wrapText("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
});

test("no line is too long, and no character is lost", () => {
  const texts = fc.array(fc.constantFrom("a", "bc", " ", ",", "<", ".", "é", "\n"), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 20 }), (parts, width) => {
      const text = parts.join("");
      const lines = wrapText(text, width);
      assert.ok(lines.every((line) => line.length <= width));
      assert.is(lines.join("").replace(/\s/g, ""), text.replace(/\s/g, ""));
    }),
  );
});

test.run();
