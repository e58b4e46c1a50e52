import { test } from "uvu";
import * as assert from "uvu/assert";
import { type ManifestNeeds, type MergedManifest, mergeManifest } from "./mergeManifest.js";

const needs: ManifestNeeds = {
  scripts: { generate: "demand-pipeline generate", test: "node --test" },
  dependencies: { "demand-pipeline": "^1.0.0" },
  devDependencies: { typescript: "^5.0.0" },
};

function merged(text: string): MergedManifest {
  return mergeManifest(text, JSON.parse(text), needs);
}

test("an empty package gets everything", () => {
  assert.equal(JSON.parse(merged("{}").text), { type: "module", ...needs });
});

test("what npm init writes for want of an answer gives way", () => {
  const script = 'echo "Error: no test specified" && exit 1';
  const { text, keptScripts } = merged(
    JSON.stringify({ name: "a", type: "commonjs", scripts: { test: script } }),
  );
  assert.equal(JSON.parse(text), {
    name: "a",
    type: "module",
    scripts: { test: "node --test", generate: "demand-pipeline generate" },
    dependencies: needs.dependencies,
    devDependencies: needs.devDependencies,
  });
  assert.equal(keptScripts, []);
});

test("what somebody decided stays, and is told", () => {
  const theirs = {
    type: "module",
    scripts: { test: "jest", generate: "demand-pipeline generate" },
    devDependencies: { "demand-pipeline": "file:../demand-pipeline.tgz", typescript: "5.5.0" },
  };
  const { text, keptScripts } = merged(JSON.stringify(theirs));
  assert.equal(JSON.parse(text), theirs);
  assert.equal(keptScripts, ["test"]);
});

test("the file's own indentation and line ends are kept", () => {
  const { text } = merged('{\r\n\t"name": "a",\r\n\t"type": "module"\r\n}\r\n');
  assert.match(text, '{\r\n\t"name": "a",\r\n\t"type": "module",\r\n\t"scripts": {\r\n\t\t"');
  assert.not.match(text, /[^\r]\n/);
});

test("a merged package needs nothing more", () => {
  const { text } = merged('{\n    "name": "a"\n}\n');
  assert.is(merged(text).text, text);
});

test.run();
