import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { findTestFiles } from "./findTestFiles.js";

const root = mkdtempSync(join(tmpdir(), "find-test-files-"));
for (const file of [
  "b/two.test.ts",
  "b/two.ts",
  "a/deep/one.test.ts",
  "a/node_modules/x/x.test.ts",
  "a/.cache/y.test.ts",
]) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), "");
}
test.after(() => rmSync(root, { recursive: true }));

const find = (roots: readonly string[], except: readonly string[] = []) =>
  findTestFiles(
    roots.map((path) => join(root, path)),
    except.map((path) => join(root, path)),
  ).map((path) => relative(root, path));

test("finds test files at every depth, but none of packages or hidden folders", () => {
  assert.equal(find(["."]), ["a/deep/one.test.ts", "b/two.test.ts"]);
});

test("leaves folders out", () => {
  assert.equal(find(["."], ["a/deep"]), ["b/two.test.ts"]);
});

test("searches a folder that is named, though it would be left out", () => {
  assert.equal(find(["a/deep"], ["a/deep"]), ["a/deep/one.test.ts"]);
});

test("lists a file once, whatever its name", () => {
  assert.equal(find(["b/two.ts", "b", "."], ["a"]), ["b/two.test.ts", "b/two.ts"]);
});

test("refuses a root that does not exist", () => {
  assert.throws(() => find(["c"]), /ENOENT/);
});

test.run();
