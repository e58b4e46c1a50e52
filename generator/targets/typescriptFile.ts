import { IndentationText, Project, QuoteKind, type StatementStructures } from "ts-morph";
import type { RecordModel } from "../model/model.js";
import { type GeneratedFile, provenance, regenerate } from "./target.js";

const project = new Project({
  useInMemoryFileSystem: true,
  manipulationSettings: {
    indentationText: IndentationText.TwoSpaces,
    quoteKind: QuoteKind.Double,
  },
});

/** A statement, as text or as what ts-morph prints. */
export type Statement = string | StatementStructures;

/**
 * Write a TypeScript file that comes from a record's schema. What is text stands as it is; the rest
 * is given to ts-morph at once, which parses whatever it prints.
 */
export function typescriptFile(
  path: string,
  record: RecordModel,
  statements: readonly Statement[],
): GeneratedFile {
  const blocks = runsOf(statements).map((run) => (isText(run) ? run.join("\n") : print(run)));
  const header = `// ${provenance(record)}\n// ${regenerate}`;
  return { path, text: `${[header, ...blocks].join("\n\n")}\n` };
}

type Run = string[] | StatementStructures[];

function runsOf(statements: readonly Statement[]): Run[] {
  const runs: Run[] = [];
  for (const statement of statements) {
    const run = runs.at(-1);
    if (run && typeof run[0] === typeof statement) run.push(statement as never);
    else runs.push([statement] as Run);
  }
  return runs;
}

function isText(run: Run): run is string[] {
  return typeof run[0] === "string";
}

function print(statements: StatementStructures[]): string {
  const file = project.createSourceFile("printed.ts", { statements });
  const text = file.getFullText().trimEnd();
  // The project would keep every file's syntax tree.
  project.removeSourceFile(file);
  return text;
}
