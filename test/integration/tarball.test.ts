/** What someone meets who installs the package from its tarball and makes a project with it. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { suite } from "uvu";
import * as assert from "uvu/assert";
import { readRows } from "../support/hyparquet.js";
import { arrivedRecords, dataOf, eventOf, orderChange } from "../support/orderChanges.js";
import { S3Server } from "../support/S3Server.js";
import { NewProject } from "../support/tarball/NewProject.js";
import { packagesOf } from "../support/tarball/packagesOf.js";
import { packProject } from "../support/tarball/packProject.js";
import { type CommandEnd, runCommand } from "../support/tarball/runCommand.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "demand-pipeline-tarball-"));

let tarball: string;
let project: NewProject;
let init: CommandEnd;
const test = suite("tarball");

test.before(() => {
  tarball = packProject(root, folder);
  project = new NewProject(root, tarball, join(folder, "orders"));
  init = project.demandPipeline("init");
  project.script("generate");
});

test.after(() => rmSync(folder, { recursive: true }));

function manifestOf(path: string) {
  return JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1));
}

test("the tarball has what is used, and nothing else", () => {
  const files = filesBelow(project.installed);
  const expected =
    /^(README\.md|package\.json|dist\/.+\.(js|d\.ts)|dist\/generator\/templates\/.+|dist\/generator\/init\/project\/.+\.template|dist\/schemas\/.+\.schema\.json|dist\/runtime\/kernel\/kernel\.wasm)$/;
  assert.equal(
    files.filter((file) => !expected.test(file)),
    [],
  );
  assert.equal(
    files.filter((file) => /\.test\.|\.map$/.test(file.replace(/\.template$/, ""))),
    [
      "dist/generator/init/project/test/delivery.test.ts.template",
      "dist/generator/init/project/test/order.test.ts.template",
    ],
  );
  assert.ok(statSync(tarball).size < 500_000, `${statSync(tarball).size} bytes`);
});

test("the command is a program", () => {
  const command = join(project.installed, manifestOf(project.installed).bin["demand-pipeline"]);
  assert.is(statSync(command).mode & 0o777, 0o755);
  assert.match(readFileSync(command, "utf8"), /^#!\/usr\/bin\/env node\n/);
});

test("every package that is imported is a dependency, types included", () => {
  const { name, dependencies } = manifestOf(project.installed);
  const { code, types } = packagesOf(join(project.installed, "dist"));
  const known = new Set([name, ...Object.keys(dependencies)]);
  assert.ok(code.includes("commander"));
  assert.equal(
    code.filter((it) => !known.has(it)),
    [],
  );
  assert.equal(
    types.filter((it) => !known.has(it) && !known.has(`@types/${it}`)),
    [],
  );
});

test("the command tells its version and its commands", () => {
  assert.is(project.demandPipeline("--version").stdout, `${manifestOf(root).version}\n`);
  const { status, stdout } = project.demandPipeline("--help");
  assert.is(status, 0);
  for (const command of ["generate", "compat", "explain", "init"]) {
    assert.match(stdout, new RegExp(`^  ${command} `, "m"));
  }
});

test("a project is made, and says what comes next", () => {
  assert.is(init.status, 0, init.output);
  assert.match(init.stdout, "wrote schemas/order.schema.json\n");
  assert.match(init.stdout, /^ {2}npm install\n {2}npm run generate .*\n {2}npm test /m);
});

test("the schema leads editors to the installed vocabulary", () => {
  const schemas = join(project.folder, "schemas");
  const schema = JSON.parse(readFileSync(join(schemas, "order.schema.json"), "utf8"));
  const vocabulary = JSON.parse(readFileSync(join(schemas, schema.$schema), "utf8"));
  assert.is(vocabulary.$id, "urn:demand-pipeline:vocabulary");
});

test("a project asks for the packages that it is tested with here", () => {
  const { dependencies, devDependencies } = manifestOf(project.folder);
  const own = manifestOf(root);
  assert.equal(dependencies, { "demand-pipeline": `^${own.version}` });
  for (const [name, range] of Object.entries(devDependencies)) {
    assert.is(range, `^${own.devDependencies[name]}`);
  }
});

test("files that are there stay, and nothing is written beside them", () => {
  const theirs = join(project.folder, "theirs");
  mkdirSync(theirs);
  writeFileSync(join(theirs, "tsconfig.json"), "{}");
  const refused = project.demandPipeline("init", "theirs");
  assert.is(refused.status, 1);
  assert.match(refused.stderr, "  theirs/tsconfig.json\n");
  assert.equal(filesBelow(theirs), ["tsconfig.json"]);
  const kept = project.demandPipeline("init", "theirs", "--keep-existing");
  assert.is(kept.status, 0, kept.output);
  assert.match(kept.stdout, "kept theirs/tsconfig.json\n");
  assert.match(kept.stdout, "  cd theirs\n");
  assert.is(readFileSync(join(theirs, "tsconfig.json"), "utf8"), "{}");
  assert.ok(existsSync(join(theirs, "schemas/order.schema.json")));
});

test("what is generated is found up to date", () => {
  const { status, output } = project.script("generate:check");
  assert.is(status, 0, output);
  assert.match(output, "generated is up to date");
});

test("the project compiles under the strictest settings, and its tests pass", () => {
  const { compilerOptions } = JSON.parse(
    readFileSync(join(project.folder, "tsconfig.json"), "utf8"),
  );
  for (const name of ["strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess"]) {
    assert.is(compilerOptions[name], true, name);
  }
  const { status, output } = project.script("test");
  assert.is(status, 0, output);
  assert.match(output, /^# pass 5$/m);
});

// A type that is not found is `any`, which takes everything.
const consumer = `
  import { type Decimal, decimal, type ParquetMapping } from "demand-pipeline/codec";
  import type { DeliveryWorker } from "demand-pipeline/runtime";
  export const amount: Decimal = decimal("12.50");
  // @ts-expect-error
  export const event: Parameters<DeliveryWorker>[0] = 1;
  // @ts-expect-error
  export const element: ParquetMapping["schema"][number] = 1;
`;

test("types are found in the ways of Node and of bundlers", () => {
  writeFileSync(join(project.folder, "consumer.ts"), consumer);
  const ways = [
    ["--module", "node16", "--moduleResolution", "node16", "--skipLibCheck", "false"],
    ["--module", "preserve", "--moduleResolution", "bundler", "--skipLibCheck"],
  ];
  for (const way of ways) assert.is(project.compile("consumer.ts", ...way), "", way.join(" "));
});

test("the function's bundle delivers to a bucket, with nothing beside it", async () => {
  const { status, output } = project.script("build");
  assert.is(status, 0, output);
  assert.ok(existsSync(join(project.folder, "dist/function/kernel.wasm")));
  const server = await S3Server.start({ buckets: ["archive"] });
  try {
    const answer = await project.invoke(orderEvent(), variablesOf(server));
    assert.equal(answer, { batchItemFailures: [] });
    const [object, ...others] = server.objects("archive");
    assert.is(others.length, 0);
    assert.match(
      object?.key ?? "",
      /^changes\/order\/parquet\/change_date=2024-05-01\/.*\.parquet$/,
    );
    const [row] = await readRows(new Uint8Array(object?.bytes ?? []).buffer);
    assert.is(row?.order_id, "EU-1001");
    assert.is(row?.market, "EU");
  } finally {
    await server.stop();
  }
});

/** Lambda's event with an insert of an order. */
function orderEvent(): unknown {
  const key = { orderId: { S: "EU-1001" } };
  const dynamodb = { Keys: key, NewImage: { ...key, total: { N: "12.5" } } };
  return eventOf(arrivedRecords([dataOf(orderChange("EU-1001", { dynamodb }))]));
}

function variablesOf(server: S3Server): Record<string, string> {
  return {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL_S3: server.endpoint,
    PIPELINE_ENVIRONMENT: "test",
    PIPELINE_TABLES: JSON.stringify({ orders: { recordTypes: ["Order"] } }),
    PIPELINE_BUCKET: "archive",
    PIPELINE_PREFIX: "changes",
    PIPELINE_FORMATS: "parquet",
    PIPELINE_PARQUET_COMPRESSION: "snappy",
    PIPELINE_PROJECTION_START: "2024-01-01",
  };
}

test("a mistake in a schema is told with its place and no stack", () => {
  mkdirSync(join(project.folder, "mistaken"));
  const schema = readFileSync(join(project.folder, "schemas/order.schema.json"), "utf8");
  const mistaken = schema
    .replace('"x-scale": 2', '"x-scale": 20')
    .replace("x-version", "x-versoin");
  writeFileSync(join(project.folder, "mistaken/order.schema.json"), mistaken);
  const { status, stderr } = project.demandPipeline("generate", "--schemas", "mistaken");
  assert.is(status, 1);
  assert.match(stderr, /^mistaken\/order\.schema\.json:5:3 - error .*x-version/m);
  assert.match(stderr, /^mistaken\/order\.schema\.json:3\d:\d+ - error .*x-scale/m);
  assert.not.match(stderr, /^\s+at /m);
});

test("CI lets the first schemas pass, and tells what a later change of them breaks", () => {
  const repository = join(folder, "repository");
  mkdirSync(repository);
  symlinkSync(join(project.folder, "node_modules"), join(repository, "node_modules"));
  writeFileSync(join(repository, ".gitignore"), "node_modules\n");
  runCommand(repository, "git", "init", "--quiet");
  commit(repository);

  const file = join(repository, "schemas/order.schema.json");
  cpSync(join(project.folder, "schemas"), join(repository, "schemas"), { recursive: true });
  commit(repository);
  const first = compareSchemas(repository);
  assert.equal([first.status, first.stdout], [0, ""], first.stderr);

  const { properties, ...rest } = JSON.parse(readFileSync(file, "utf8"));
  const { total: _, ...others } = properties;
  const required = rest.required.filter((name: string) => name !== "total");
  writeFileSync(file, JSON.stringify({ ...rest, required, properties: others }));
  commit(repository);
  const later = compareSchemas(repository);
  assert.is(later.status, 1, later.output);
  assert.match(later.stdout, /^::error file=schemas\/order\.schema\.json,line=\d+,title=.*total/m);
  assert.match(later.stderr, 'raise "x-version"');
});

/** Record all files; a pull request's merge and its base are two commits, too. */
function commit(repository: string): void {
  runCommand(repository, "git", "add", ".");
  const author = ["-c", "user.name=test", "-c", "user.email=test@example.com"];
  const { status, output } = runCommand(
    repository,
    "git",
    ...author,
    "commit",
    "-q",
    "-m",
    "change",
  );
  assert.is(status, 0, output);
}

/** Run what the workflow does with a pull request's schemas, as GitHub runs it. */
function compareSchemas(repository: string): CommandEnd {
  const workflow = readFileSync(join(project.folder, ".github/workflows/ci.yml"), "utf8");
  const [, script = "exit 9"] = /run: \|\n((?: {10}.*\n)+)/.exec(workflow) ?? [];
  return runCommand(repository, "bash", "-e", "-c", script);
}

test.run();
