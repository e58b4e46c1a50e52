import { test } from "uvu";
import * as assert from "uvu/assert";
import { mergeLines } from "./mergeLines.js";

test("rules that lack are added at the end, with their comments", () => {
  assert.is(mergeLines("*.log\n", "# Built\ndist/\n"), "*.log\n# Built\ndist/\n");
});

test("a last line without an end gets one", () => {
  assert.is(mergeLines("*.log", "dist/\n"), "*.log\ndist/\n");
});

test("rules that are there, in whatever spelling, are not added again", () => {
  assert.is(
    mergeLines("/node_modules\r\ndist\r\n", "node_modules/\ndist/\n"),
    "/node_modules\r\ndist\r\n",
  );
  assert.is(mergeLines("a/**   text\n", "# Why\na/** text\n"), "a/**   text\n");
});

test("a rule that is only in a comment is not there", () => {
  assert.is(mergeLines("# dist/\n", "dist/\n"), "# dist/\ndist/\n");
});

test.run();
