import type { Report } from "../../diagnostics.js";
import type { Field, Model, RecordModel } from "../../model/model.js";
import { spell } from "../../types/logicalTypes.js";
import type { GeneratedFile } from "../target.js";

/**
 * The longest statement, in bytes. It is less than Glue takes of a schema in a table's properties.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/service-limits.html
 */
const statementBytes = 262_144;

/**
 * The longest type of a column in Glue, in bytes.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_Column.html
 */
const typeBytes = 131_072;

/** Tell which records make statements or columns that Athena and Glue refuse. */
export function checkLimits(model: Model, files: readonly GeneratedFile[], report: Report): void {
  for (const record of model.records) {
    const bytes = Math.max(
      0,
      ...statementsOf(record, model, files).map(({ text }) => sizeOf(text)),
    );
    // A statement has the types of all columns.
    if (bytes > typeBytes) tellColumns(record, report);
    if (bytes > statementBytes) tellStatement(record, bytes, report);
  }
}

function statementsOf(
  record: RecordModel,
  { records }: Model,
  files: readonly GeneratedFile[],
): readonly GeneratedFile[] {
  const stem = (name: string) => `athena/${name}_`;
  const longer = records
    .map(({ table }) => stem(table.name))
    .filter((other) => other.length > stem(record.table.name).length);
  return files.filter(
    ({ path }) =>
      path.startsWith(stem(record.table.name)) && !longer.some((other) => path.startsWith(other)),
  );
}

function tellColumns({ fields }: RecordModel, report: Report): void {
  for (const field of fields) {
    const bytes = sizeOf(spell("hive", field));
    if (bytes <= typeBytes) continue;
    const { column, source } = field;
    report.add("column-type-limit", source, { column, bytes, limit: typeBytes });
  }
}

function tellStatement({ name, fields }: RecordModel, bytes: number, report: Report): void {
  const size = (field: Field) => sizeOf(spell("hive", field));
  const largest = fields.reduce((a, b) => (size(b) > size(a) ? b : a));
  const parameters = { record: name, bytes, limit: statementBytes, largest: largest.name };
  report.add("statement-limit", largest.source, parameters);
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
