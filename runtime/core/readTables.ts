import type { RecordTypes } from "../codec/RecordType.js";
import type { Report } from "../util/VariableReader.js";
import type { Ignored, TableConfig, TableConfigs } from "./Routes.js";

/** Read the DynamoDB tables' configuration from JSON text, and check it against the record types. */
export function readTables(text: string, recordTypes: RecordTypes, report: Report): TableConfigs {
  const value = parseJson(text);
  if (!isObject(value)) {
    report('expected a JSON object: {"<table>": {"recordTypes": ["<name>"]}}');
    return {};
  }
  const tables = Object.entries(value).map(([name, table]) => {
    const tell: Report = (problem) => report(`table ${name}: ${problem}`);
    return [name, checked(readTable(table, tell), recordTypes, tell)] as const;
  });
  if (tables.length === 0) report("names no table");
  return Object.fromEntries(tables);
}

function readTable(value: unknown, report: Report): TableConfig {
  const { recordTypes, ignored = [] } = isObject(value) ? value : {};
  const names = isArrayOf(isText, recordTypes) ? recordTypes : undefined;
  const rules = isArrayOf(isIgnored, ignored) ? ignored : undefined;
  if (!names) report("recordTypes must list names of record types");
  if (!rules) report('ignored must list names, {"attribute", "equals"} or "*"');
  return { recordTypes: names ?? [], ignored: rules ?? [] };
}

function checked(table: TableConfig, recordTypes: RecordTypes, report: Report): TableConfig {
  const known = Object.keys(recordTypes);
  const names = table.ignored.filter(isText).filter((name) => name !== "*");
  for (const name of [...table.recordTypes, ...names]) {
    if (!known.includes(name)) {
      report(`no record type ${name}; there are ${known.join(", ")}`);
    }
  }
  const greedy = table.recordTypes.filter((name) => takesAll(name, recordTypes));
  if (greedy.length > 1) {
    report(`${greedy.join(" and ")} both take every item; give all but one an x-dynamodb.match`);
  }
  return table;
}

function takesAll(name: string, recordTypes: RecordTypes): boolean {
  const recordType = Object.hasOwn(recordTypes, name) ? recordTypes[name] : undefined;
  return recordType !== undefined && recordType.match === undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isIgnored(value: unknown): value is Ignored {
  return isText(value) || (isObject(value) && isText(value.attribute) && isText(value.equals));
}

function isArrayOf<T>(is: (item: unknown) => item is T, value: unknown): value is T[] {
  return Array.isArray(value) && value.every(is);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
