import type { Report } from "../diagnostics.js";
import type { LoadedSchemas, SchemaFile, UnmappablePolicy } from "../schema/load.js";
import { locate } from "../schema/node.js";
import { checkRecord } from "./check.js";
import { fieldLimit } from "./context.js";
import type { Model, RecordModel } from "./model.js";
import { folded, namesOfRecord, StructNames } from "./names.js";
import { buildRecord, recordNameOf } from "./record.js";

export interface BuildOptions {
  /** What to do with a value that cannot become a column: refuse it, or keep it as JSON text. */
  readonly unmappable?: UnmappablePolicy;
}

/**
 * Make the model of all that the schemas say.
 *
 * @returns `undefined` where the report has errors; it has all of them
 */
export function buildModel(
  schemas: LoadedSchemas,
  options: BuildOptions,
  report: Report,
): Model | undefined {
  const named = namedRecords(schemas, report);
  const change = schemas.files.find(({ role }) => role === "change");
  if (!change && !report.hasErrors) report.add("change-metadata-missing", { file: "schemas" }, {});
  const structNames = new StructNames([...named.keys()].flatMap(namesOfRecord));
  const build = (name: string, file: SchemaFile, isChange: boolean) => {
    const { unmappable = "error" } = options;
    const context = { schemas, report, unmappable, structNames, budget: { left: fieldLimit } };
    const record = buildRecord(name, file, context);
    if (record) checkRecord(record, { isChange }, report);
    return record;
  };
  const changeModel = change && build("ChangeMetadata", change, true);
  const records = [...named].flatMap(([name, file]) => build(name, file, false) ?? []);
  tellTableClashes(records, report);
  return changeModel && !report.hasErrors ? { change: changeModel, records } : undefined;
}

/** Give each record its name, in the order of names. */
function namedRecords(schemas: LoadedSchemas, report: Report): Map<string, SchemaFile> {
  const owners = new Map<string, SchemaFile>();
  const named = new Map<string, SchemaFile>();
  for (const file of schemas.files.filter(({ role }) => role === "record")) {
    const name = recordNameOf(file);
    const other = owners.get(folded(name));
    if (other)
      report.add("record-name", locate(file.root), { name, other: other.root.source.file });
    else named.set(name, file);
    owners.set(folded(name), other ?? file);
  }
  return new Map([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function tellTableClashes(records: readonly RecordModel[], report: Report): void {
  const owners = new Map<string, RecordModel>();
  for (const record of records) {
    const { name } = record.table;
    const other = owners.get(name);
    if (other) report.add("table-name", record.source, { name, other: other.name });
    else owners.set(name, record);
  }
}
