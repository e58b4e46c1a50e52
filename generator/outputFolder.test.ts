import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { compareOutput, writeOutput } from "./outputFolder.js";
import type { GeneratedFile } from "./targets/target.js";

const test = suite<{ folder: string }>("outputFolder", { folder: "" });
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "output-"));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function output(...paths: readonly string[]): GeneratedFile[] {
  const manifest = { files: Object.fromEntries(paths.map((path) => [path, ""])) };
  return [
    ...paths.map((path) => ({ path, text: `text of ${path}` })),
    { path: "manifest.json", text: JSON.stringify(manifest) },
  ];
}

test("writing makes the folder equal to what is generated", ({ folder }) => {
  const files = output("a.ts", "deep/er/b.sql");
  assert.equal(writeOutput(folder, files).written, ["a.ts", "deep/er/b.sql", "manifest.json"]);
  assert.equal(compareOutput(folder, files), { missing: [], stale: [], surplus: [] });
  assert.equal(writeOutput(folder, files), { written: [], removed: [], foreign: [] });
});

test("drift names what is missing, stale and surplus", ({ folder }) => {
  const files = output("a.ts", "b.ts");
  writeOutput(folder, files);
  rmSync(join(folder, "a.ts"));
  writeFileSync(join(folder, "b.ts"), "edited");
  writeFileSync(join(folder, "c.ts"), "");
  assert.equal(compareOutput(folder, files), {
    missing: ["a.ts"],
    stale: ["b.ts"],
    surplus: ["c.ts"],
  });
});

test("a file that is no longer generated is removed", ({ folder }) => {
  writeOutput(folder, output("old.ts", "kept.ts"));
  assert.equal(writeOutput(folder, output("kept.ts")).removed, ["old.ts"]);
  assert.not.ok(existsSync(join(folder, "old.ts")));
});

test("a file that nobody generated stays, and is told", ({ folder }) => {
  mkdirSync(join(folder, "notes"));
  writeFileSync(join(folder, "notes/mine.md"), "mine");
  assert.equal(writeOutput(folder, output("a.ts")).foreign, ["notes/mine.md"]);
  assert.is(readFileSync(join(folder, "notes/mine.md"), "utf8"), "mine");
});

test("hidden files are nobody's output", ({ folder }) => {
  writeFileSync(join(folder, ".DS_Store"), "");
  assert.equal(compareOutput(folder, []).surplus, []);
});

test("a manifest that cannot be read is as none", ({ folder }) => {
  writeFileSync(join(folder, "manifest.json"), "{");
  assert.equal(writeOutput(folder, output("a.ts")).written, ["a.ts", "manifest.json"]);
});

test.run();
