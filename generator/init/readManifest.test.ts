import { test } from "uvu";
import * as assert from "uvu/assert";
import { readManifest } from "./readManifest.js";

function problemOf(text: string): string {
  const result = readManifest("package.json", text);
  return "problem" in result ? result.problem : "";
}

test("a package of ES modules is read, whatever its scripts", () => {
  const manifest = { type: "module", scripts: { start: "node index.js" } };
  assert.equal(JSON.parse(JSON.stringify(readManifest("package.json", JSON.stringify(manifest)))), {
    manifest,
  });
});

test("a package that nobody has decided on may become one of ES modules", () => {
  const scripts = { test: 'echo "Error: no test specified" && exit 1' };
  for (const manifest of [{}, { scripts }, { type: "commonjs", scripts }]) {
    assert.is(problemOf(JSON.stringify(manifest)), "");
  }
});

test("a package with code of another kind is refused, with the way out", () => {
  const scripts = '"scripts": { "start": "node index.js" }';
  assert.match(problemOf(`{\n  ${scripts}\n}`), /^package\.json:2:3 - .*set "type": "module"/);
  assert.match(problemOf(`{\n  ${scripts},\n  "type": "commonjs"\n}`), /^package\.json:3:3 - /);
});

test("what is no package is refused, with the place", () => {
  assert.is(
    problemOf('{\n  "name" "a"\n}'),
    "package.json:2:10 - error: Not valid JSON: expected a colon",
  );
  assert.is(problemOf("[]"), "package.json:1:1 - error: This is no JSON object");
  assert.match(problemOf('{"type": "module",\n "type": "module"}'), /:2:2 .* in line 1 already/);
  assert.match(problemOf('{\n  "scripts": []\n}'), ':2:3 - error: "scripts" is no JSON object');
});

test.run();
