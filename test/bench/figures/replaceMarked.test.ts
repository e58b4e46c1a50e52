import { test } from "uvu";
import * as assert from "uvu/assert";
import { replaceMarked } from "./replaceMarked.js";

test("a table takes the place of the one between the marks, and of nothing else", () => {
  const page = "before\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nafter\n";
  const replaced = replaceMarked(page, "costs $& and $1");
  assert.is(replaced, "before\n\n<!-- bench -->\ncosts $& and $1\n<!-- /bench -->\n\nafter\n");
  assert.is(replaceMarked(replaced as string, "old"), page);
});

test("a page without both marks has no place for a table", () => {
  assert.is(replaceMarked("no marks", "table"), undefined);
  assert.is(replaceMarked("<!-- bench -->\nno end", "table"), undefined);
});

test.run();
