import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { assets } from "./assets.js";

const test = suite();
const project = mkdtempSync(join(tmpdir(), "demand-pipeline-assets-"));

test.after(() => rmSync(project, { recursive: true }));

function write(path: string, text: string): string {
  mkdirSync(join(project, dirname(path)), { recursive: true });
  writeFileSync(join(project, path), text);
  return path;
}

const load = (name: string) => `readFileSync(new URL("./${name}", import.meta.url));`;

test("a file that a module reads beside itself goes along", () => {
  write("runtime/a/table.bin", "table");
  const inputs = [write("runtime/a/read.ts", load("table.bin")), write("runtime/b.ts", "")];
  assert.equal(assets(project, inputs), [{ path: "table.bin", bytes: Buffer.from("table") }]);
});

test("a package's files do not", () => {
  const input = write("node_modules/package/index.js", load("missing.bin"));
  assert.equal(assets(project, [input]), []);
});

test("two files of one name are refused", () => {
  write("runtime/a/table.bin", "a");
  write("runtime/c/table.bin", "c");
  const inputs = ["a", "c"].map((at) => write(`runtime/${at}/read.ts`, load("table.bin")));
  assert.throws(() => assets(project, inputs), "would be one file of a bundle");
});

test("a file that is missing is refused", () => {
  const input = write("runtime/d.ts", load("missing.bin"));
  assert.throws(() => assets(project, [input]), "ENOENT");
});

test.run();
