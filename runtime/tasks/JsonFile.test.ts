import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { JsonFile } from "./JsonFile.js";
import { UserError } from "./UserError.js";

const test = suite<{ folder: string; file: string }>("JsonFile");

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "json-file-"));
  context.file = join(context.folder, "a.json");
});

test.after.each(({ folder }) => {
  rmSync(folder, { recursive: true });
});

function problem(path: string): string {
  try {
    new JsonFile(path);
    return "none";
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

test("a file gives its value, and the line and column of what a pointer names", ({ file }) => {
  writeFileSync(file, '{\n  "a/b": [1,\n    {"c": 2}]\n}\n');
  const json = new JsonFile(file);
  assert.equal(json.value, { "a/b": [1, { c: 2 }] });
  assert.is(json.place(""), `${file}:1:1`);
  assert.is(json.place("/a~1b"), `${file}:2:10`);
  assert.is(json.place("/a~1b/1/c"), `${file}:3:11`);
});

test("a pointer to nothing gives the place of what is nearest around it", ({ file }) => {
  writeFileSync(file, '{"a":\n{}}');
  assert.is(new JsonFile(file).place("/a/b/c"), `${file}:2:1`);
  assert.is(new JsonFile(file).place("/b"), `${file}:1:1`);
});

test("a file that is not there is the user's mistake", ({ file }) => {
  assert.is(problem(file), `${file} - error file: there is no such file`);
});

test("a directory is no file", ({ folder }) => {
  assert.is(problem(folder), `${folder} - error file: cannot be read (EISDIR)`);
});

test("what is not JSON is refused at its place", ({ file }) => {
  writeFileSync(file, '{\n  "a": 1,\n}');
  assert.match(problem(file), `${file}:3:1 - error json: PropertyNameExpected`);
  writeFileSync(file, "");
  assert.match(problem(file), `${file}:1:1 - error json`);
  writeFileSync(file, "// {}\n{}");
  assert.match(problem(file), `${file}:1:1 - error json: InvalidCommentToken`);
});

test.run();
