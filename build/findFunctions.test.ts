import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { findFunctions } from "./findFunctions.js";

const test = suite();
const project = mkdtempSync(join(tmpdir(), "demand-pipeline-functions-"));

test.after(() => rmSync(project, { recursive: true }));

function addFolder(name: string): string {
  const folder = join(project, "runtime", "lambda", name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

test("a folder with an index is a function", () => {
  for (const name of ["later", "earlier"]) {
    writeFileSync(join(addFolder(name), "index.ts"), "");
  }
  assert.equal(findFunctions(project), [
    { name: "earlier", entry: "runtime/lambda/earlier/index.ts" },
    { name: "later", entry: "runtime/lambda/later/index.ts" },
  ]);
});

test("a folder without one is refused, not passed over", () => {
  addFolder("unfinished");
  assert.throws(() => findFunctions(project), "runtime/lambda/unfinished has no index.ts");
});

test.run();
