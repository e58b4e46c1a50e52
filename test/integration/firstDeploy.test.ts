/** The checklist of the first deploy names what there is. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { loadEnvironment } from "../../runtime/tasks/loadEnvironment.js";

const checklist = readFileSync("docs/first-deploy.md", "utf8");
const terraform = (file: string) => readFileSync(`terraform/${file}.tf`, "utf8");

/** List what a pattern's first group finds, each once. */
function named(pattern: RegExp): string[] {
  return [...new Set([...checklist.matchAll(pattern)].map(([, name = ""]) => name))];
}

test("its names are those of dev1", () => {
  const { archive, stream, tables, athena } = loadEnvironment("dev1");
  const expected = {
    bucket: archive.bucket,
    stream: stream.name,
    table: Object.keys(tables)[0],
    workgroup: athena.workgroup,
    database: archive.database,
  };
  for (const [name, value] of Object.entries(expected)) {
    assert.match(checklist, new RegExp(`\\b${name}=${value}\\s`));
  }
});

test("its tasks are there", () => {
  const help = execFileSync(process.execPath, [
    "--import",
    "tsx",
    "runtime/tasks/task.ts",
    "--help",
  ]);
  const tasks = named(/npm run task -- ([a-z-]+)/g);
  assert.ok(tasks.length > 2);
  for (const task of tasks) {
    assert.match(help.toString(), new RegExp(`^ {2}${task} `, "m"));
  }
});

test("its alarms and named queries are Terraform's", () => {
  for (const alarm of named(/demand-dev1-([a-z-]+)`/g)) {
    assert.match(terraform("alarms"), new RegExp(`^ {4}${alarm} = \\{$`, "m"));
  }
  for (const title of named(/named query `([^`]+)`/g)) {
    assert.match(terraform("athena"), `"${title.replace(/\s+/g, " ")}"`);
  }
});

test("its functions and machines are Terraform's", () => {
  const kinds = named(/demand-(delivery|backfill|compaction|[a-z]+)-dev1\b/g);
  const own = kinds.filter((kind) => kind !== "archive" && kind !== "changes");
  assert.equal(own.sort(), ["backfill", "compaction", "delivery"]);
  for (const kind of own) {
    assert.match(terraform("iam"), `"\${var.name}-${kind}-\${local.environment}"`);
  }
});

test.run();
