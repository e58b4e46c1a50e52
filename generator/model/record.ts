import { posix } from "node:path";
import type { SchemaFile } from "../schema/load.js";
import { type Merged, nearest, nearestEntry, type Statement } from "../schema/merge.js";
import { isObject, keyword, locate, textKeyword } from "../schema/node.js";
import type { JsonValue, SourceLocation } from "../source.js";
import { type Resolved, resolveChoices } from "./choices.js";
import { docOf } from "./containers.js";
import { type Context, fieldLimit, type Place } from "./context.js";
import { buildFields } from "./fields.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Field, Format, Match, RecordModel, Table } from "./model.js";
import { pascalCase, recordName, tableName } from "./names.js";
import { hasProperties } from "./properties.js";
import { quotedList } from "./scalars.js";
import { conditionalKeyword } from "./value.js";
import { versionFieldOf } from "./version.js";

/** Describe a record; `undefined` where its schema describes no object. */
export function buildRecord(
  name: string,
  { root }: SchemaFile,
  context: Context,
): RecordModel | undefined {
  const start: Place = {
    nodes: [root],
    around: new Set(),
    settled: new Set(),
    property: name,
    structName: name,
    level: 0,
  };
  const resolved = resolveChoices(start, context);
  const { merged, place, choice } = resolved;
  if (!isRecord(resolved, context)) return undefined;
  if (choice) tellUnion(choice.statement, context);
  tellConditional(merged, context);
  const fields = buildFields(merged, place, context);
  if (context.budget.left < 0) {
    context.report.add("size-limit", locate(root), { limit: fieldLimit });
  }
  return {
    name,
    doc: docOf(merged),
    version: versionOf(merged),
    fields,
    key: keyNames(fields),
    versionField: versionFieldOf(merged, fields, context.report),
    match: matchOf(nearestEntry(merged, "x-dynamodb", "match")?.value),
    onMisfit: nearest(merged, "x-on-misfit")?.value === "quarantine" ? "quarantine" : "rescue",
    table: tableOf(name, nearest(merged, "x-table")?.value),
    source: locate(root),
  };
}

/** Name a record: by its title, its `self` block (Iglu), or else its file. */
export function recordNameOf({ root }: SchemaFile): string {
  const self = keyword(root, "self");
  const stem = posix.basename(root.source.file).replace(/(\.schema)?\.json$/, "");
  const candidates = [
    textKeyword(root, "title"),
    isObject(self) ? text(self.name) : undefined,
    stem,
  ];
  for (const candidate of candidates) {
    const name = candidate === undefined ? undefined : recordName(candidate);
    if (name !== undefined) return name;
  }
  return `Record${pascalCase(stem)}`.slice(0, 64);
}

/** Tell what keeps a schema from describing a record, if anything does. */
function isRecord({ merged, choice }: Resolved, { report, unmappable }: Context): boolean {
  const { types, contradiction } = readJsonTypes(merged);
  const refuse = (found: string) => {
    report.add("record-not-object", locate(merged.at), { found });
    return false;
  };
  if (merged.loop) return refuse("a schema that refers to itself");
  if (contradiction) return refuse("several types at once");
  if (types && !types.includes("object")) return refuse(quotedList(types) || '"null"');
  if (hasProperties(merged)) return true;
  if (choice) report.add("record-union", placeOf(choice.statement), {});
  // A reference that leads nowhere has been told.
  if (choice || (merged.unresolved && unmappable === "error")) return false;
  return refuse("one without properties");
}

function placeOf({ node, keyword: name }: Statement): SourceLocation {
  return locate(node, name);
}

/** The way out for a value, to be JSON text, is none for a whole record. */
const setAside = "what it adds has no columns and is kept in change_rescued_data";

function tellUnion(statement: Statement, { report, unmappable }: Context): void {
  if (unmappable === "error") report.add("record-union", placeOf(statement), {});
  else report.soften("record-union", placeOf(statement), {}, setAside);
}

function tellConditional(merged: Merged, { report, unmappable }: Context): void {
  const conditional = conditionalKeyword(merged);
  if (!conditional) return;
  const parameters = { keyword: conditional.keyword };
  if (unmappable === "error") report.add("record-conditional", placeOf(conditional), parameters);
  else report.soften("record-conditional", placeOf(conditional), parameters, setAside);
}

/** A schema's own version, or that of its `self` block: MODEL-REVISION-ADDITION. */
function versionOf(merged: Merged): string {
  const self = nearest(merged, "self")?.value;
  const own = text(nearest(merged, "x-version")?.value);
  const iglu = isObject(self) ? /^(\d+)-(\d+)-\d+$/.exec(text(self.version) ?? "") : undefined;
  return own ?? (iglu ? `${iglu[1]}.${iglu[2]}` : "1.0");
}

function keyNames(fields: readonly Field[]): string[] {
  const named = (role: Field["key"]) => fields.filter(({ key }) => key === role);
  return [...named("partition"), ...named("sort")].map(({ name }) => name);
}

function matchOf(value: JsonValue | undefined): Match | undefined {
  if (!isObject(value)) return undefined;
  const { attribute, equals } = {
    attribute: text(value.attribute),
    equals: text(value.equals),
  };
  return attribute === undefined || equals === undefined ? undefined : { attribute, equals };
}

function tableOf(record: string, value: JsonValue | undefined): Table {
  const table = isObject(value) ? value : {};
  const listed = Array.isArray(table.formats) ? table.formats : [];
  const formats = (["parquet", "avro"] as const satisfies Format[]).filter((one) =>
    listed.includes(one),
  );
  return {
    name: text(table.name) ?? tableName(record),
    formats: formats.length > 0 ? formats : ["parquet", "avro"],
  };
}

function text(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}
