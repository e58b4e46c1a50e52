import type { Report } from "../diagnostics.js";
import type { Model, RecordModel } from "../model/model.js";

/** A file to write: its path below the output folder, with `/`, and its whole text. */
export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** A kind of output. A target spells what the model and the type table say and decides nothing. */
export interface Target {
  readonly name: string;
  /** Emit the target's files; the same model gives the same bytes. */
  emit(model: Model): readonly GeneratedFile[] | Promise<readonly GeneratedFile[]>;
  /** Tell of what was emitted that its reader would refuse it. */
  check?(model: Model, files: readonly GeneratedFile[], report: Report): void;
}

/** Name the schema that a generated file comes from, in the file's first comment. */
export function provenance(record: RecordModel): string {
  return `Generated from ${record.source.file} (${record.name} ${record.version}). Do not edit.`;
}

/** Say the same of a file that comes from every record schema. */
export const provenanceOfAll = "Generated from all record schemas. Do not edit.";

/** The second line of a generated file's first comment. */
export const regenerate = "Regenerate: npm run generate";

/** Spell a record's or field's name as a TypeScript value is spelt: `DemandRecord` → `demandRecord`. */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** Spell a name as a TypeScript type is spelt: `partySizes` → `PartySizes`; other characters go. */
export function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
