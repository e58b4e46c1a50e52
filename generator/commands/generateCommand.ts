import { explainDrift } from "../drift/explainDrift.js";
import { renderDrift } from "../drift/renderDrift.js";
import { exitCodes } from "../exitCodes.js";
import { generate, type Output } from "../generate.js";
import { countLedger } from "../model/lower.js";
import { compareOutput, readManifest, readOutput, writeOutput } from "../outputFolder.js";
import { renderDiagnostics } from "../renderDiagnostics.js";
import type { UnmappablePolicy } from "../schema/load.js";
import { fileReader } from "../schema/reader.js";
import { typeSystems } from "../types/logicalTypes.js";
import { changeMetadata } from "./changeMetadata.js";
import { isColoured } from "./isColoured.js";
import { print } from "./print.js";

export interface GenerateArguments {
  readonly schemas: string;
  readonly out: string;
  readonly check?: boolean;
  readonly unmappable: UnmappablePolicy;
  readonly format: "text" | "json" | "github";
  readonly version: string;
}

/** Run `demand-pipeline generate` and give its exit code. */
export async function generateCommand(options: GenerateArguments): Promise<number> {
  const { diagnostics, schemas, output } = await generate(fileReader(), {
    folder: options.schemas,
    changeMetadata,
    unmappable: options.unmappable,
    version: options.version,
  });
  print(
    process.stderr,
    renderDiagnostics(diagnostics, options.format, schemas, {
      colours: isColoured(process.stderr),
    }),
  );
  if (output === undefined) return exitCodes.failed;
  return options.check === true ? check(options, output) : write(options.out, output);
}

function check({ out, format }: GenerateArguments, { files, model }: Output): number {
  const drift = explainDrift({
    drift: compareOutput(out, files),
    expected: files,
    model,
    read: (path) => readOutput(out, path),
    recorded: readManifest(out),
  });
  if (drift.length > 0) {
    print(process.stderr, renderDrift(out, drift, format));
    return exitCodes.failed;
  }
  print(process.stdout, [`${out} is up to date (${files.length} files).`]);
  return exitCodes.done;
}

function write(folder: string, output: Output): number {
  const { written, removed, foreign } = writeOutput(folder, output.files);
  print(process.stdout, [
    ...written.map((path) => `wrote ${folder}/${path}`),
    ...removed.map((path) => `removed ${folder}/${path}`),
    summary(output),
  ]);
  print(
    process.stderr,
    foreign.map((path) => `${folder}/${path} is not generated; move it elsewhere`),
  );
  return exitCodes.done;
}

/** `26 fields × 6 type systems: 120 exact, 34 widened, 0 lossy` */
function summary({ files, model, ledger }: Output): string {
  const fields = model.records.reduce((count, record) => count + record.fields.length, 0);
  const { exact, widened, lossy } = countLedger(
    Object.fromEntries(model.records.map(({ name }) => [name, ledger[name] ?? []])),
  );
  return (
    `${files.length} files; ${fields} fields × ${typeSystems.length} type systems: ` +
    `${exact} exact, ${widened} widened, ${lossy} lossy`
  );
}
