import { posix } from "node:path";
import type { SchemaFile } from "../schema/load.js";
import { type Merged, nearest, statements } from "../schema/merge.js";
import { isObject, keyword, locate, textKeyword } from "../schema/node.js";
import type { JsonValue } from "../source.js";
import { resolveChoices } from "./choices.js";
import { docOf } from "./containers.js";
import { type Context, fieldLimit, type Place } from "./context.js";
import { buildFields } from "./fields.js";
import { readJsonTypes } from "./jsonTypes.js";
import type { Field, Format, Match, RecordModel, Table } from "./model.js";
import { pascalCase, recordName, tableName } from "./names.js";
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
  const { merged, place, choice } = resolveChoices(start, context);
  if (!isRecord(merged, context)) return undefined;
  if (choice) {
    context.report.add("record-union", locate(choice.statement.node, choice.statement.keyword), {});
  }
  tellConditional(merged, context);
  const fields = buildFields(merged, place, context);
  if (context.budget.left < 0) {
    context.report.add("size-limit", locate(root), { limit: fieldLimit });
  }
  const dynamodb = nearest(merged, "x-dynamodb")?.value;
  return {
    name,
    doc: docOf(merged),
    version: versionOf(merged),
    fields,
    key: keyNames(fields),
    versionField: versionFieldOf(merged, fields, context.report),
    match: isObject(dynamodb) ? matchOf(dynamodb.match) : undefined,
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

function isRecord(merged: Merged, { report }: Context): boolean {
  const { types, contradiction } = readJsonTypes(merged);
  const location = locate(merged.at);
  if (merged.unresolved) return false;
  if (merged.loop || contradiction) {
    report.add("record-not-object", location, { found: "a schema that refers to itself only" });
    return false;
  }
  if (types && !types.includes("object")) {
    report.add("record-not-object", location, {
      found: types.length > 0 ? quotedList(types) : '"null"',
    });
    return false;
  }
  const described = statements(merged, "properties").some(
    ({ value }) => isObject(value) && Object.keys(value).length > 0,
  );
  if (!described) report.add("record-not-object", location, { found: "one without properties" });
  return described;
}

/** The way out for a value, to be JSON text, is none for a whole record. */
function tellConditional(merged: Merged, { report, unmappable }: Context): void {
  const conditional = conditionalKeyword(merged);
  if (!conditional) return;
  const { node, keyword: name } = conditional;
  const remedy = "what it adds has no columns and is kept in change_rescued_data";
  if (unmappable === "error")
    report.add("record-conditional", locate(node, name), { keyword: name });
  else report.soften("record-conditional", locate(node, name), { keyword: name }, remedy);
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
