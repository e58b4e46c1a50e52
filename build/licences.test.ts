import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { licences } from "./licences.js";

const test = suite();
const project = mkdtempSync(join(tmpdir(), "demand-pipeline-licences-"));

test.after(() => rmSync(project, { recursive: true }));

function install(name: string, license: string | undefined, text: string): void {
  const folder = join(project, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version: "1.0.0", license }));
  writeFileSync(join(folder, "LICENSE.md"), text);
}

install("alpha", "MIT", "Do as you like.\r\n");
install("@scope/beta", "MIT", "Do as you like.");
install("gamma", "ISC", "Do as you must.");
install("nameless", undefined, "");

test("a text that several packages share stands once, below all of them", () => {
  const inputs = ["gamma/index.js", "alpha/index.js", "alpha/lib/x.js", "@scope/beta/index.js"];
  assert.fixture(
    licences(project, ["runtime/index.ts", ...inputs.map((path) => join("node_modules", path))]),
    `@scope/beta 1.0.0 (MIT)
alpha 1.0.0 (MIT)

Do as you like.

${"-".repeat(80)}

gamma 1.0.0 (ISC)

Do as you must.
`,
  );
});

test("a package inside a package has a notice of its own", () => {
  install(join("alpha", "node_modules", "inner"), "MIT", "Do as I say.");
  assert.match(licences(project, ["node_modules/alpha/node_modules/inner/x.js"]), "Do as I say.");
});

test("a package that names no licence is refused", () => {
  const notice = () => licences(project, ["node_modules/nameless/x.js"]);
  assert.throws(notice, "nameless/package.json names no licence");
});

test.run();
