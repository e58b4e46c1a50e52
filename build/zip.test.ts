import { test } from "uvu";
import * as assert from "uvu/assert";
import { unzip } from "../test/support/unzip.js";
import { type ZipEntry, zip } from "./zip.js";

const index: ZipEntry = { path: "index.mjs", bytes: Buffer.from("export {};\n") };
const licence: ZipEntry = { path: "licences/é.txt", bytes: Buffer.from("free") };
const empty: ZipEntry = { path: "empty", bytes: new Uint8Array() };

test("an archive has every file, in the order of their paths", () => {
  const files = unzip(zip([licence, index, empty]));
  assert.equal(
    files.map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]),
    [
      ["empty", ""],
      ["index.mjs", "export {};\n"],
      ["licences/é.txt", "free"],
    ],
  );
});

test("the order in which files are named changes no byte", () => {
  assert.equal(zip([licence, index, empty]), zip([empty, licence, index]));
});

test("a file is dated 1980-01-01 and readable by all", () => {
  const [file] = unzip(zip([index]));
  assert.is(file?.modified, 0x00210000);
  assert.is(file?.mode, 0o100644);
});

test("an archive of nothing is empty", () => {
  assert.equal(unzip(zip([])), []);
});

test.run();
