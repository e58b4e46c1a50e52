/**
 * Every folder below test/cases is a test. `RECORD=true npm test` records what comes of the
 * schemas; a review of the difference is the assertion.
 */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { listCases, recordCase, recordedCase, runCase } from "../support/cases.js";

for (const name of listCases()) {
  test(name, async () => {
    const outcome = await runCase(name);
    if (process.env.RECORD === "true") recordCase(name, outcome);
    const recorded = recordedCase(name);
    assert.ok(recorded.size > 0, "nothing is recorded; run with RECORD=true and review");
    assert.equal([...outcome.keys()].sort(), [...recorded.keys()].sort());
    for (const [path, text] of outcome) assert.fixture(text, recorded.get(path) as string, path);
  });
}

test.run();
