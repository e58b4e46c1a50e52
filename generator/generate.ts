import { type Diagnostic, Report } from "./diagnostics.js";
import { manifestFile } from "./manifest.js";
import { buildModel } from "./model/build.js";
import { type Ledger, lower } from "./model/lower.js";
import type { Model } from "./model/model.js";
import { portablePath, withPortableSources } from "./model/portableSources.js";
import { lint } from "./schema/lint.js";
import { type LoadedSchemas, type LoadOptions, loadSchemas } from "./schema/load.js";
import type { SchemaReader } from "./schema/reader.js";
import { targets } from "./targets/index.js";
import type { GeneratedFile } from "./targets/target.js";

export interface GenerateOptions extends LoadOptions {
  /** The generator's version, for the manifest. */
  readonly version: string;
}

/** What comes of a run. */
export interface Generation {
  readonly diagnostics: readonly Diagnostic[];
  readonly schemas: LoadedSchemas;
  /** What was generated; `undefined` where a diagnostic is an error. */
  readonly output: Output | undefined;
}

export interface Output {
  readonly files: readonly GeneratedFile[];
  readonly model: Model;
  readonly ledger: Ledger;
}

/**
 * Generate every artefact of a folder of record schemas:
 * load → lint → build → lower → emit. Reads through `reader` and writes nothing.
 */
export async function generate(
  reader: SchemaReader,
  options: GenerateOptions,
): Promise<Generation> {
  const report = new Report();
  const schemas = loadSchemas(reader, options, report);
  await lint(schemas, report);
  const model = buildModel(schemas, options, report);
  const ledger = model && lower(model, report);
  if (model === undefined || ledger === undefined || report.hasErrors) {
    return { diagnostics: report.diagnostics, schemas, output: undefined };
  }
  const named = withPortableSources(model, options.folder);
  const files = await emit(named, model, report);
  if (report.hasErrors) return { diagnostics: report.diagnostics, schemas, output: undefined };
  const texts = textsOf(schemas, options.folder);
  const manifest = manifestFile(options.version, texts, files, named, ledger);
  const output = { files: [...files, manifest], model, ledger };
  return { diagnostics: report.diagnostics, schemas, output };
}

/** Emit the files of a model, and check them by the model whose sources are those of the run. */
async function emit(named: Model, model: Model, report: Report): Promise<readonly GeneratedFile[]> {
  const emitted = targets.map(async (target) => {
    const files = await target.emit(named);
    target.check?.(model, files, report);
    return files;
  });
  return (await Promise.all(emitted)).flat();
}

function textsOf(schemas: LoadedSchemas, folder: string): Map<string, string> {
  return new Map(
    schemas.files.map(({ root: { source } }) => [
      portablePath(source.file, folder),
      schemas.textOf(source.file) ?? "",
    ]),
  );
}
