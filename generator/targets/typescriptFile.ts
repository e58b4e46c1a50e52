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
 * Write a TypeScript file that comes from a record's schema. All of it is given at once, for each
 * change to a file makes ts-morph parse it again.
 */
export function typescriptFile(
  path: string,
  record: RecordModel,
  statements: readonly Statement[],
): GeneratedFile {
  const file = project.createSourceFile(path, { statements: [...statements] });
  const text = file.getFullText();
  // The project would keep every file's syntax tree.
  project.removeSourceFile(file);
  const header = `// ${provenance(record)}\n// ${regenerate}\n\n`;
  return { path, text: header + text };
}
