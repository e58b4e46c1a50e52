import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { type ProjectPlan, planProject } from "./planProject.js";

const test = suite("planProject", { folder: "" });
test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), "project-"));
});
test.after.each(({ folder }) => rmSync(folder, { recursive: true }));

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function planOf(folder: string): ProjectPlan {
  const plan = planProject(folder);
  if ("problem" in plan) throw new Error(plan.problem);
  return plan;
}

const pathsOf = (files: readonly { path: string }[]) => files.map(({ path }) => path);

function schemaDialect(folder: string): string {
  const schema = planOf(folder).created.find(({ path }) => path.startsWith("schemas/"));
  return JSON.parse(schema?.text ?? "{}").$schema;
}

test("an empty folder gets everything", ({ folder }) => {
  const { created, extended, taken } = planOf(folder);
  assert.equal(pathsOf(created), [
    "package.json",
    ".gitattributes",
    ".github/workflows/ci.yml",
    ".gitignore",
    "build.js",
    "schemas/order.schema.json",
    "src/derivations.ts",
    "src/handler.ts",
    "test/delivery.test.ts",
    "test/order.test.ts",
    "test/orderImage.ts",
    "tsconfig.json",
  ]);
  assert.equal([extended, taken], [[], []]);
});

test("a folder that is not there yet is planned like an empty one", ({ folder }) => {
  assert.is(planOf(join(folder, "new/one")).created.length, 12);
});

test("what is made once needs nothing more", ({ folder }) => {
  put(folder, Object.fromEntries(planOf(folder).created.map(({ path, text }) => [path, text])));
  assert.equal(planOf(folder), { created: [], extended: [], taken: [], keptScripts: [] });
});

test("package.json and the rules of git are added to", ({ folder }) => {
  put(folder, { "package.json": '{"name":"a"}', ".gitignore": "*.log\n" });
  const { extended, taken } = planOf(folder);
  assert.equal(pathsOf(extended), ["package.json", ".gitignore"]);
  assert.is(JSON.parse(extended[0]?.text ?? "{}").name, "a");
  assert.match(extended[1]?.text ?? "", /^\*\.log\n/);
  assert.equal(taken, []);
});

test("another file, a folder or a link in a file's place is told", ({ folder }) => {
  put(folder, { "tsconfig.json": "{}", "build.js/readme": "", src: "", ".gitignore/a": "" });
  mkdirSync(join(folder, "test"));
  symlinkSync("nowhere", join(folder, "test/order.test.ts"));
  assert.equal(planOf(folder).taken, [
    ".gitignore",
    "build.js",
    "src/derivations.ts",
    "src/handler.ts",
    "test/order.test.ts",
    "tsconfig.json",
  ]);
});

test("a package.json that cannot be added to is told with its place", ({ folder }) => {
  put(folder, { "package.json": '{\n  "name": ,\n}' });
  assert.equal(planProject(folder), {
    problem: `${join(folder, "package.json")}:2:11 - error: Not valid JSON: expected a value`,
  });
});

test("the schema names the vocabulary of the package, in a folder above if it is there", ({
  folder,
}) => {
  const vocabulary = "node_modules/demand-pipeline/dist/schemas/vocabulary.schema.json";
  const member = join(folder, "packages/records");
  assert.is(schemaDialect(member), `../${vocabulary}`);
  mkdirSync(join(folder, "node_modules/demand-pipeline"), { recursive: true });
  assert.is(schemaDialect(member), `../../../${vocabulary}`);
});

test.run();
