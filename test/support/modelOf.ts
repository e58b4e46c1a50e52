import { type Diagnostic, Report } from "../../generator/diagnostics.js";
import { buildModel } from "../../generator/model/build.js";
import type { Field, Model, RecordModel } from "../../generator/model/model.js";
import { lint } from "../../generator/schema/lint.js";
import { loadSchemas, type UnmappablePolicy } from "../../generator/schema/load.js";
import { memoryReader } from "../../generator/schema/reader.js";

/** What the front of the generator makes of schemas in memory. */
export interface Built {
  readonly model: Model | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** `line:column severity code` of each, with the file ahead where it is not `order.json`. */
  readonly places: readonly string[];
}

const change = {
  $id: "urn:demand-pipeline:change-metadata",
  type: "object",
  properties: { changeId: { type: "string" } },
};

/** Load, lint and build schemas: path below `schemas` → schema, or text of one. */
export async function modelOf(
  schemas: Readonly<Record<string, unknown>>,
  unmappable: UnmappablePolicy = "error",
): Promise<Built> {
  const report = new Report();
  const files = Object.entries({ "change.json": change, ...schemas }).map(
    ([path, schema]) => [`schemas/${path}`, textOf(schema)] as const,
  );
  const reader = memoryReader(Object.fromEntries(files));
  const loaded = loadSchemas(reader, { folder: "schemas", unmappable }, report);
  await lint(loaded, report);
  const model = buildModel(loaded, { unmappable }, report);
  return { model, diagnostics: report.diagnostics, places: report.diagnostics.map(placeOf) };
}

/** Build one record of some properties, with the key `id`, and expect no error. */
export async function recordOf(
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): Promise<RecordModel> {
  const { model, diagnostics } = await modelOf({ "order.json": schemaOf(properties, more) });
  const [record] = model?.records ?? [];
  if (!record) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  return record;
}

/** Build one field of a record, named `it`, and expect no error. */
export async function fieldOf(
  schema: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Field> {
  const { fields } = await recordOf({ it: schema }, more);
  const field = fields.find(({ name }) => name === "it");
  if (!field) throw new Error("no field");
  return field;
}

/** Tell what is wrong with one field of a record, named `it`: `code @ pointer`, hints left out. */
export async function problemsOf(
  schema: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string[]> {
  const { diagnostics } = await modelOf({ "order.json": schemaOf({ it: schema }, more) });
  return problems(diagnostics);
}

/** Spell diagnostics as `code @ pointer`, hints left out. */
export function problems(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics
    .filter(({ severity }) => severity !== "hint")
    .map(({ code, location }) => ("pointer" in location ? `${code} @ ${location.pointer}` : code));
}

/** A record schema with the key `id`. */
export function schemaOf(
  properties: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): object {
  return {
    type: "object",
    properties: { id: { type: "string", "x-key": "partition" }, ...properties },
    required: ["id"],
    ...more,
  };
}

function textOf(schema: unknown): string {
  return typeof schema === "string" ? schema : JSON.stringify(schema, null, 2);
}

function placeOf({ code, severity, location }: Diagnostic): string {
  const file = location.file === "schemas/order.json" ? "" : `${location.file}:`;
  const place = "line" in location ? `${location.line}:${location.column}` : "";
  return `${file}${place} ${severity} ${code}`.trim();
}
