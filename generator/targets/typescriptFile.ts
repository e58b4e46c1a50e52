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

/** An import of names, of which some may be `type Name`. */
export interface Import {
  readonly module: string;
  readonly names: readonly string[];
  readonly typesOnly?: boolean;
}

/** Write imports ahead of all else in a file, the names on lines of their own if they are many. */
export function writeImports(file: SourceFile, imports: readonly Import[]): void {
  const statements = imports.filter(({ names }) => names.length > 0).map(importStatement);
  file.insertText(0, `${statements.join("\n")}\n\n`);
}

function importStatement({ module, names, typesOnly = false }: Import): string {
  const keyword = typesOnly ? "import type" : "import";
  const line = `${keyword} { ${names.join(", ")} } from "${module}";`;
  return line.length <= 100 ? line : `${keyword} {\n  ${names.join(",\n  ")},\n} from "${module}";`;
}
