import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { FileStorage } from "./FileStorage.js";

const test = suite<{ root: string }>("FileStorage");

test.before.each((context) => {
  context.root = mkdtempSync(join(tmpdir(), "file-storage-"));
});

test.after.each(({ root }) => {
  rmSync(root, { recursive: true });
});

const contentType = "text/plain";
const bytes = Buffer.from("first");

test("an object is a file below the directory, and nothing else is left there", async ({
  root,
}) => {
  const storage = new FileStorage(root);
  assert.is(await storage.put("a/b=1/c.txt", bytes, { contentType }), "stored");
  assert.is(readFileSync(join(root, "a/b=1/c.txt"), "utf8"), "first");
  assert.equal(readdirSync(join(root, ".incomplete")), []);
});

test("an object is never overwritten", async ({ root }) => {
  const storage = new FileStorage(root);
  await storage.put("c.txt", bytes, { contentType });
  assert.is(await storage.put("c.txt", Buffer.from("second"), { contentType }), "exists");
  assert.is(readFileSync(join(root, "c.txt"), "utf8"), "first");
  assert.equal(readdirSync(join(root, ".incomplete")), []);
});

test("of writers at the same time one stores, and the file is the whole of its bytes", async ({
  root,
}) => {
  const storage = new FileStorage(root);
  const contents = Array.from({ length: 8 }, (_, index) => Buffer.alloc(100_000, index));
  const results = await Promise.all(
    contents.map((content) => storage.put("c.bin", content, { contentType })),
  );
  assert.is(results.filter((result) => result === "stored").length, 1);
  assert.equal(readFileSync(join(root, "c.bin")), contents[results.indexOf("stored")]);
});

test("an aborted put stores nothing", async ({ root }) => {
  const signal = AbortSignal.abort(new Error("too late"));
  try {
    await new FileStorage(root).put("c.txt", bytes, { contentType, signal });
    assert.unreachable();
  } catch (error) {
    assert.is((error as Error).message, "too late");
  }
  assert.equal(readdirSync(root), [".incomplete"]);
  assert.equal(readdirSync(join(root, ".incomplete")), []);
});

test("a directory that cannot be written is an error, not a result", async ({ root }) => {
  await new FileStorage(root).put("taken", bytes, { contentType });
  let failed = false;
  await new FileStorage(root).put("taken/c.txt", bytes, { contentType }).catch(() => {
    failed = true;
  });
  assert.ok(failed);
});

test.run();
