import { join } from "node:path";
import * as assert from "uvu/assert";
import { engineTest } from "./harness/engineTest.js";
import { terraform } from "./harness/terraform/terraform.js";
import { environmentNames, roots } from "./support/deployment/environments.js";
import { projectCopy } from "./support/deployment/projectCopy.js";

const test = await engineTest(async () => {
  const project = await projectCopy();
  return { project, module: await terraform(join(project, "terraform")) };
});

test("every file is as terraform fmt would have it", async ({ module }) => {
  const { code, stdout } = await module.attempt("fmt", "-check", "-recursive", "-diff");
  assert.is(code, 0, stdout);
});

for (const name of environmentNames) {
  test(`the root of ${name} is valid`, async ({ project }) => {
    const root = await terraform(join(project, roots[name]));
    await root.run("init", "-backend=false");
    const { valid, diagnostics } = JSON.parse(await root.run("validate", "-json"));
    assert.equal({ valid, diagnostics }, { valid: true, diagnostics: [] });
  });
}

test.run();
