/** What is generated compiles under the strictest settings of a program that uses it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generate } from "../../generator/generate.js";
import { memoryReader } from "../../generator/schema/reader.js";
import { casesFolder, listCases, schemasOfCase } from "../support/cases.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  lib: ["lib.es2022.d.ts"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noImplicitOverride: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { "demand-pipeline/codec": [join(root, "runtime/codec/index.ts")] },
};

/** Compile virtual files below the root, and give what is wrong with them. */
function problemsOf(files: ReadonlyMap<string, string>): string[] {
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, target, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, target, ...rest)
      : ts.createSourceFile(path, text, target);
  };
  const directoryExists = host.directoryExists?.bind(host);
  host.directoryExists = (folder) =>
    [...files.keys()].some((path) => path.startsWith(`${folder}/`)) ||
    directoryExists?.(folder) === true;
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files.keys()].flatMap((path) => {
    const source = program.getSourceFile(path);
    return [
      ...program.getSemanticDiagnostics(source),
      ...program.getSyntacticDiagnostics(source),
    ].map(({ messageText }) => `${path}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  });
}

async function generatedFiles(name: string): Promise<[string, string][]> {
  const { schemas, settings } = schemasOfCase(name);
  const { output } = await generate(memoryReader(schemas), {
    folder: ".",
    version: "0.0.0",
    ...settings,
  });
  return (output?.files ?? [])
    .filter(({ path }) => path.endsWith(".ts"))
    .map(({ path, text }) => [join(root, "generated-of", name, path), text]);
}

test("every case's output compiles", async () => {
  const cases = listCases();
  const files = new Map((await Promise.all(cases.map(generatedFiles))).flat());
  assert.ok(files.size > 100, `${files.size} files below ${casesFolder}`);
  assert.equal(problemsOf(files), []);
});

test("a missing derivation does not compile", () => {
  const program = `
    import { recordTypes } from "./generated/index.js";
    recordTypes({ DemandRecord: { systemId: () => "HOST" } });
  `;
  const problems = problemsOf(new Map([[join(root, "missing.ts"), program]]));
  assert.is(problems.length, 1);
  assert.match(problems[0] as string, "Property 'reference' is missing");
});

test("adding decimals does not compile", () => {
  const program = `
    import { decimal } from "demand-pipeline/codec";
    export const sum = decimal("1.50") + decimal("2.50");
  `;
  const problems = problemsOf(new Map([[join(root, "sum.ts"), program]]));
  assert.match(problems.join(), /Operator '\+' cannot be applied to types .*Decimal/);
});

test("the generated columns of a change are those that the runtime fills", () => {
  const program = `
    import type { ChangeColumns } from "demand-pipeline/codec";
    import type { ChangeMetadata } from "./generated/typescript/changeMetadata.js";
    type Snake<S extends string> = S extends \`\${infer H}\${infer T}\`
      ? H extends Lowercase<H> ? \`\${H}\${Snake<T>}\` : \`_\${Lowercase<H>}\${Snake<T>}\` : S;
    type Generated = Snake<keyof ChangeMetadata & string>;
    type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
    export const same: Same<Generated, keyof ChangeColumns> = true;
  `;
  assert.equal(problemsOf(new Map([[join(root, "columns.ts"), program]])), []);
});

test("a compiler finds faults at all", () => {
  const program = "export const wrong: number = readFileSync;";
  assert.is(problemsOf(new Map([[join(root, "wrong.ts"), program]])).length, 1);
  assert.ok(readFileSync(join(root, "package.json")));
});

test.run();
