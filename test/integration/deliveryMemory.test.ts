/**
 * What a batch takes at most: events as large as Lambda makes them, each the hardest of its kind,
 * each delivered in a process of its own. docs/runbook.md states the bound.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { bundleProgram } from "../support/e2e/bundleProgram.js";
import { boundMebibytes } from "../support/e2e/memoryBound.js";
import { worstEvents } from "../support/e2e/worstEvents.js";

const folder = mkdtempSync(join(tmpdir(), "memory-"));
const test = suite();
let program = "";

test.before(async () => {
  program = await bundleProgram("test/support/e2e/measureMemory.ts", folder);
});

test.after(() => rmSync(folder, { recursive: true }));

for (const name of Object.keys(worstEvents)) {
  test(`the bound holds for ${name}`, async () => {
    const measured = await measure(name);
    assert.ok(measured.objects > 0 && measured.failures === 0);
    assert.ok(measured.peakMebibytes < boundMebibytes, `${measured.peakMebibytes} MiB`);
  });
}

test("every function has more memory than the bound", () => {
  for (const environment of ["dev1", "qa1", "preprod1", "prod1"]) {
    const config = JSON.parse(readFileSync(`config/${environment}.json`, "utf8"));
    assert.ok(config.function.memoryMebibytes > boundMebibytes, environment);
  }
});

interface Measured {
  readonly objects: number;
  readonly failures: number;
  readonly peakMebibytes: number;
}

async function measure(name: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, name]);
  return JSON.parse(stdout);
}

test.run();
