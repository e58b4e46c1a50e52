import { IndentationText, Project, QuoteKind, type SourceFile } from "ts-morph";
import type { RecordModel } from "../model/model.js";
import { type GeneratedFile, provenance, regenerate } from "./target.js";

/** Write a TypeScript file that comes from a record's schema. */
export function typescriptFile(
  path: string,
  record: RecordModel,
  write: (file: SourceFile) => void,
): GeneratedFile {
  const project = new Project({
    useInMemoryFileSystem: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      quoteKind: QuoteKind.Double,
    },
  });
  const file = project.createSourceFile(path);
  write(file);
  const header = `// ${provenance(record)}\n// ${regenerate}\n\n`;
  return { path, text: header + file.getFullText() };
}
