import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { installOnce } from "./installOnce.js";

const cache = mkdtempSync(join(tmpdir(), "install-once-"));
process.env.XDG_CACHE_HOME = cache;
test.after(() => rmSync(cache, { recursive: true }));

const installed: string[] = [];
function engine(recipe: string) {
  return {
    name: "engine-1",
    recipe,
    install: async (folder: string) => {
      installed.push(recipe);
      writeFileSync(join(folder, "recipe"), recipe);
    },
  };
}
const read = (folder: string) => readFileSync(join(folder, "recipe"), "utf8");

test.before.each(() => {
  installed.length = 0;
});

test("installs once for each recipe", async () => {
  const first = await installOnce(engine("a"));
  assert.is(await installOnce(engine("a")), first);
  assert.is(read(first), "a");
  const second = await installOnce(engine("b"));
  assert.is(read(second), "b");
  assert.is.not(first, second);
  assert.equal(installed, ["a", "b"]);
});

test("keeps one of two installations at the same time", async () => {
  const folders = await Promise.all([installOnce(engine("c")), installOnce(engine("c"))]);
  assert.is(folders[0], folders[1]);
  assert.is(read(folders[0]), "c");
  assert.equal(leftovers(), []);
});

test("leaves nothing of an installation that failed, and tries again", async () => {
  const failing = async () => {
    throw new Error("no network");
  };
  try {
    await installOnce({ ...engine("d"), install: failing });
    assert.unreachable();
  } catch (error) {
    assert.match(String(error), "no network");
  }
  assert.equal(leftovers(), []);
  assert.is(read(await installOnce(engine("d"))), "d");
});

function leftovers(): string[] {
  return readdirSync(join(cache, "demand-pipeline", "engines")).filter((name) =>
    name.startsWith("installing"),
  );
}

test.run();
