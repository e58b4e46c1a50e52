import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { CheckpointFolder } from "./CheckpointFolder.js";

const root = mkdtempSync(join(tmpdir(), "checkpoints-"));
const test = suite();

test.after(() => rmSync(root, { recursive: true }));

function folder(): CheckpointFolder {
  return new CheckpointFolder(join(mkdtempSync(join(root, "test-")), "new"));
}

async function problemOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "",
    (error: unknown) => String(error),
  );
}

test("a checkpoint is what was written last, for each part its own", async () => {
  const checkpoints = folder();
  assert.is(await checkpoints.read("a"), undefined);
  await checkpoints.write("a", { n: 1 });
  await checkpoints.write("a", { n: 2 });
  await checkpoints.write("b", [3]);
  assert.equal(await checkpoints.read("a"), { n: 2 });
  assert.equal(await checkpoints.read("b"), [3]);
  assert.equal(readdirSync(checkpoints.path).sort(), ["a.json", "b.json"]);
});

test("a part's name makes no folder", async () => {
  const checkpoints = folder();
  await checkpoints.write("../a/b", 1);
  assert.is(await checkpoints.read("../a/b"), 1);
  assert.equal(readdirSync(checkpoints.path), ["..-a-b.json"]);
});

test("cleared checkpoints are gone", async () => {
  const checkpoints = folder();
  await checkpoints.write("a", 1);
  await checkpoints.clear();
  assert.is(await checkpoints.read("a"), undefined);
});

test("checkpoints are of the subject that they were first bound to", async () => {
  const checkpoints = folder();
  await checkpoints.bind({ archive: "a" });
  await checkpoints.bind({ archive: "a" });
  assert.match(await problemOf(checkpoints.bind({ archive: "b" })), "--checkpoint");
});

test("a file that is not JSON is told, and how to go on", async () => {
  const checkpoints = folder();
  await checkpoints.write("a", 1);
  writeFileSync(join(checkpoints.path, "a.json"), "{");
  assert.match(await problemOf(checkpoints.read("a")), "a.json - error checkpoint: is not JSON");
});

test.run();
