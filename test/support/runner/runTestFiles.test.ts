import { fileURLToPath } from "node:url";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { runTestFiles } from "./runTestFiles.js";

const fixtures = ["failing", "passing", "greeting"].map((name) =>
  fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url)),
);

test("reports each file as it ends and returns all in their order", async () => {
  const reported: string[] = [];
  const results = await runTestFiles(fixtures, {
    environment: { GREETING: "hello" },
    onResult: (result) => reported.push(result.file),
  });
  assert.equal(
    results.map((result) => result.file),
    fixtures,
  );
  assert.equal(reported.sort(), [...fixtures].sort());
  assert.equal(
    results.map((result) => result.totals.passed),
    [1, 2, 1],
  );
});

test.run();
