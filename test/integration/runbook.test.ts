/** The runbook names what there is: every reason, metric and alarm, and no others. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { reasons } from "../../runtime/core/reasons.js";
import { boundMebibytes } from "../support/e2e/memoryBound.js";

const runbook = readFileSync("docs/runbook.md", "utf8");
const metrics = readFileSync("runtime/metrics.ts", "utf8");

test("the table of reasons is that of the code, word for word", () => {
  const rows = tableBelow("## Reasons for quarantine").map((cells) => cells.map(withoutTicks));
  const expected = Object.entries(reasons).map(([code, { summary, remedy }]) => [
    code,
    summary,
    remedy,
  ]);
  assert.equal(rows, expected);
});

test("the table of metrics has those that the code publishes", () => {
  const documented = tableBelow("## Metrics").map(([name = ""]) => withoutTicks(name));
  assert.equal(documented.sort(), publishedMetrics());
});

test("every metric has an alarm's section, or says why it has none", () => {
  for (const [name, , , alarm = ""] of tableBelow("## Metrics")) {
    assert.match(alarm, /^\[[a-z-]+\]\(#[a-z-]+\)|^none: |^as above/, name);
  }
});

test("the bound on memory is the one that is measured", () => {
  assert.match(sectionOf("## Memory"), `**less\nthan ${boundMebibytes} MiB**`);
});

test("every link within the runbook leads to a heading", () => {
  const anchors = new Set(
    [...runbook.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading)),
  );
  for (const [, target = ""] of runbook.matchAll(/\]\(#([^)]+)\)/g)) {
    assert.ok(anchors.has(target), target);
  }
});

if (existsSync("terraform/alarms.tf")) {
  const alarms = readFileSync("terraform/alarms.tf", "utf8");

  test("the alarms are those of Terraform", () => {
    const grouped = [...alarms.matchAll(/^ {4}([a-z-]+) = \{$/gm)].map(([, name]) => name);
    const single = [...alarms.matchAll(/alarm_prefix\}-([a-z-]+)"/g)].map(([, name]) => name);
    const sections = [...sectionOf("## Alarms").matchAll(/^### (.+)$/gm)].map(([, name]) => name);
    assert.equal(sections.sort(), [...grouped, ...single].sort());
  });

  test("what Terraform watches of the delivery is published", () => {
    const text = readdirSync("terraform")
      .filter((file) => file.endsWith(".tf"))
      .map((file) => readFileSync(`terraform/${file}`, "utf8"))
      .join("\n");
    const watched = [
      ...text.matchAll(/namespace = "DemandPipeline", metric = "(\w+)"/g),
      ...text.matchAll(/concat\(\["DemandPipeline", "(\w+)"\]/g),
    ].map(([, name]) => name);
    const graphed = [...text.matchAll(/for name in (\[[^\]]*\]) : concat\(\["DemandPipeline"/g)];
    const names = graphed.flatMap(([, list = "[]"]) => JSON.parse(list) as string[]);
    assert.ok(watched.length > 0 && names.length > 0);
    const published = publishedMetrics();
    for (const name of [...watched, ...names]) assert.ok(published.includes(String(name)), name);
  });
}

function publishedMetrics(): string[] {
  const names = [...metrics.matchAll(/addMetric\("(\w+)"/g)].map(([, name = ""]) => name);
  return [...new Set(names)].sort();
}

function sectionOf(heading: string): string {
  const start = runbook.indexOf(`\n${heading}\n`);
  assert.ok(start >= 0, heading);
  const end = runbook.indexOf("\n## ", start + heading.length);
  return runbook.slice(start, end < 0 ? undefined : end);
}

/** The cells of a section's table, without its head. */
function tableBelow(heading: string): string[][] {
  const lines = sectionOf(heading).split("\n");
  const rows = lines.filter((line) => line.startsWith("| ")).slice(2);
  return rows.map((row) => row.slice(2, -2).split(" | "));
}

function withoutTicks(cell: string): string {
  return cell.replaceAll("`", "");
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}

test.run();
