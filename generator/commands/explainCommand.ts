import { relative, resolve } from "node:path";
import { Report } from "../diagnostics.js";
import { exitCodes } from "../exitCodes.js";
import { findSubject, type Subject } from "../explain/findSubject.js";
import { renderField } from "../explain/renderField.js";
import { renderRecord } from "../explain/renderRecord.js";
import { fieldToJson, recordToJson } from "../explain/toJson.js";
import { buildModel } from "../model/build.js";
import type { Model } from "../model/model.js";
import { renderDiagnostics } from "../renderDiagnostics.js";
import { lint } from "../schema/lint.js";
import { loadSchemas, type UnmappablePolicy } from "../schema/load.js";
import { fileReader } from "../schema/reader.js";
import { changeMetadata } from "./changeMetadata.js";

export interface ExplainArguments {
  /** A record's name, a table's, or the path of a schema file. */
  readonly schema: string;
  /** A property or column; dots lead to nested ones. */
  readonly field?: string;
  readonly schemas: string;
  readonly unmappable: UnmappablePolicy;
  readonly json?: boolean;
}

/** Run `demand-pipeline explain` and give its exit code. */
export async function explainCommand(options: ExplainArguments): Promise<number> {
  const model = await readModel(options);
  if (model === undefined) return exitCodes.failed;
  const subject = findSubject(model, schemaName(options.schema), options.field);
  if ("problem" in subject) {
    print(process.stderr, [`demand-pipeline: ${subject.problem}`]);
    return exitCodes.usage;
  }
  print(process.stdout, options.json === true ? toJson(model, subject) : toText(model, subject));
  return exitCodes.done;
}

/** A loss that the schema does not accept is no reason not to explain it, so nothing is lowered. */
async function readModel({ schemas: folder, unmappable }: ExplainArguments) {
  const report = new Report();
  const schemas = loadSchemas(fileReader(), { folder, changeMetadata, unmappable }, report);
  await lint(schemas, report);
  const model = buildModel(schemas, { unmappable }, report);
  if (model === undefined) {
    print(process.stderr, renderDiagnostics(report.diagnostics, "text", schemas));
  }
  return model;
}

/** Name a file as schemas are named: relative to the working directory. */
function schemaName(schema: string): string {
  return schema.endsWith(".json") ? relative(process.cwd(), resolve(schema)) : schema;
}

function toText(model: Model, { record, journey }: Subject): readonly string[] {
  const width = Math.min(100, process.stdout.columns ?? 100);
  return journey === undefined ? renderRecord(model, record, width) : renderField(journey, width);
}

function toJson(model: Model, { record, journey }: Subject): readonly string[] {
  const explained = journey === undefined ? recordToJson(model, record) : fieldToJson(journey);
  return [JSON.stringify(explained, null, 2).replace(unseen, escaped)];
}

/** Characters that a terminal may obey, or that nobody sees. */
const unseen = /[^\P{Cc}\n]|\p{Cf}/gu;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}

function print(stream: NodeJS.WriteStream, lines: readonly string[]): void {
  stream.write(`${lines.map((line) => line.replace(unseen, " ")).join("\n")}\n`);
}
