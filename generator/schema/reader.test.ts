import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { fileReader, memoryReader, UnreadableFile } from "./reader.js";

const test = suite<{ folder: string }>("reader");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "schemas-"));
});

test.after.each(({ folder }) => {
  rmSync(folder, { recursive: true, force: true });
});

function below(folder: string): string[] {
  return (fileReader().list(folder)?.files ?? []).map((path) => path.slice(folder.length + 1));
}

test("JSON files at any depth are found, in order", ({ folder }) => {
  mkdirSync(join(folder, "b/c"), { recursive: true });
  for (const path of ["z.json", "b/c/y.schema.json", "b/x.json", "a.txt", "b.json.bak"]) {
    writeFileSync(join(folder, path), "{}");
  }
  assert.equal(below(folder), ["b/c/y.schema.json", "b/x.json", "z.json"]);
});

test("hidden folders and installed packages are passed over", ({ folder }) => {
  for (const path of [".git", "node_modules/x"]) {
    mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, path, "a.json"), "{}");
  }
  assert.equal(below(folder), []);
});

test("links that lead in a circle are followed once", ({ folder }) => {
  mkdirSync(join(folder, "a"));
  writeFileSync(join(folder, "a/x.json"), "{}");
  symlinkSync(folder, join(folder, "a/back"));
  symlinkSync(join(folder, "nowhere"), join(folder, "broken.json"));
  assert.equal(below(folder), ["a/x.json", "broken.json"]);
});

test("files below the working directory are named relative to it", () => {
  const files = fileReader().list("schemas")?.files ?? [];
  assert.ok(files.includes("schemas/demand-record.schema.json"));
  assert.equal(fileReader().list(join(process.cwd(), "schemas"))?.files, files);
});

test("what is no folder has no files", ({ folder }) => {
  writeFileSync(join(folder, "x.json"), "{}");
  assert.is(fileReader().list(join(folder, "none")), undefined);
  assert.is(fileReader().list(join(folder, "x.json")), undefined);
});

test("a folder that cannot be looked into is told", ({ folder }) => {
  const closed = join(folder, "closed");
  mkdirSync(closed);
  chmodSync(closed, 0o000);
  const unreadable = fileReader().list(folder)?.unreadable;
  chmodSync(closed, 0o700);
  // Root may look into any folder.
  const expected = process.getuid?.() === 0 ? [] : [{ path: closed, reason: "permission denied" }];
  assert.equal(unreadable, expected);
});

test("a file that cannot be read says why", ({ folder }) => {
  mkdirSync(join(folder, "dir.json"));
  writeFileSync(join(folder, "latin1.json"), Buffer.from([0x22, 0xe9, 0x22]));
  const reasonFor = (name: string) => {
    try {
      return fileReader().read(join(folder, name));
    } catch (error) {
      return error instanceof UnreadableFile ? `${error.code} ${error.message}` : error;
    }
  };
  assert.is(reasonFor("none.json"), "file-unreadable there is no such file");
  assert.is(reasonFor("dir.json"), "file-unreadable it is a folder");
  assert.is(reasonFor("latin1.json"), "file-not-utf8 ");
});

test("files in memory are found below their folder", () => {
  const reader = memoryReader({
    "s/b.json": "2",
    "s/a/x.json": "1",
    "s/c.txt": "",
    "t/d.json": "",
  });
  assert.equal(reader.list("s")?.files, ["s/a/x.json", "s/b.json"]);
  assert.is(reader.list("u"), undefined);
  assert.is(reader.read("s/b.json"), "2");
  assert.throws(
    () => reader.read("s/none.json"),
    (error: unknown) => error instanceof UnreadableFile,
  );
});

test.run();
