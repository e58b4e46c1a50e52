/** What is generated compiles under the strictest settings of a program that uses it. */
import { test } from "uvu";
import * as assert from "uvu/assert";
import { generate } from "../../generator/generate.js";
import { memoryReader } from "../../generator/schema/reader.js";
import { casesFolder, listCases, schemasOfCase } from "../support/cases.js";
import { typeProblems, virtualPath } from "../support/typeProblems.js";

/** Compile virtual files, and give what is wrong with them. */
function problemsOf(files: ReadonlyMap<string, string>): string[] {
  return [...typeProblems(files)].flatMap(([path, messages]) =>
    messages.map((message) => `${path}: ${message}`),
  );
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
    .map(({ path, text }) => [virtualPath("generated-of", name, path), text]);
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
  const problems = problemsOf(new Map([[virtualPath("missing.ts"), program]]));
  assert.is(problems.length, 1);
  assert.match(problems[0] as string, "Property 'reference' is missing");
});

test("adding decimals does not compile", () => {
  const program = `
    import { decimal } from "demand-pipeline/codec";
    export const sum = decimal("1.50") + decimal("2.50");
  `;
  const problems = problemsOf(new Map([[virtualPath("sum.ts"), program]]));
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
  assert.equal(problemsOf(new Map([[virtualPath("columns.ts"), program]])), []);
});

test("a compiler finds faults at all", () => {
  const program = "export const wrong: number = readFileSync;";
  assert.is(problemsOf(new Map([[virtualPath("wrong.ts"), program]])).length, 1);
});

test.run();
