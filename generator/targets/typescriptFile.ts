import { IndentationText, Project, QuoteKind, type SourceFile } from "ts-morph";
import type { RecordModel } from "../model/model.js";
import { type GeneratedFile, provenance, regenerate } from "./target.js";

const project = new Project({
  useInMemoryFileSystem: true,
  manipulationSettings: {
    indentationText: IndentationText.TwoSpaces,
    quoteKind: QuoteKind.Double,
  },
});

/** Write a TypeScript file that comes from a record's schema. */
export function typescriptFile(
  path: string,
  record: RecordModel,
  write: (file: SourceFile) => void,
): GeneratedFile {
  const file = project.createSourceFile(path, "", { overwrite: true });
  write(file);
  const text = file.getFullText();
  // The project would keep every file's syntax tree.
  project.removeSourceFile(file);
  const header = `// ${provenance(record)}\n// ${regenerate}\n\n`;
  return { path, text: header + text };
}
