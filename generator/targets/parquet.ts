/** The target `parquet`: the schema of a record's rows, and the columns that a writer takes. */
import type { Model, RecordModel } from "../model/model.js";
import { inline } from "./literal.js";
import { CellMapping } from "./mapping/CellMapping.js";
import { mappingStatements } from "./mapping/mappingStatements.js";
import { parquetCells } from "./parquet/cellFormat.js";
import { type ParquetElement, parquetSchema } from "./parquet/schema.js";
import { storedColumns } from "./table/columns.js";
import { camelCase, type GeneratedFile, type Target } from "./target.js";
import { typescriptFile } from "./typescriptFile.js";

/** Emit `parquet/<record>.ts`. */
export const parquet: Target = {
  name: "parquet",
  emit: (model) =>
    model.records
      .filter((record) => record.table.formats.includes("parquet"))
      .map((record) => mappingFile(model, record)),
};

function mappingFile(model: Model, record: RecordModel): GeneratedFile {
  const mapping = new CellMapping(parquetCells);
  const statements = mappingStatements(record, mapping, {
    doc: `Writes rows of ${record.name} as Parquet columns.`,
    type: "ParquetMapping",
    lines: [
      "schema: [",
      ...elementLines(parquetSchema(model, record)).map((line) => `  ${line}`),
      "],",
      "columns: (rows) => [",
      ...columnLines(model, record, mapping).map((line) => `  ${line}`),
      "],",
    ],
  });
  return typescriptFile(`parquet/${camelCase(record.name)}.ts`, record, statements);
}

/** One element a line, indented by its depth. */
function elementLines(schema: readonly ParquetElement[]): readonly string[] {
  const missing: number[] = [];
  return schema.map((element) => {
    const indent = "  ".repeat(missing.length);
    const siblings = missing.pop();
    if (siblings !== undefined) missing.push(siblings - 1);
    if (element.num_children !== undefined) missing.push(element.num_children);
    while (missing.at(-1) === 0) missing.pop();
    return `${indent}${inline(element, "typescript")},`;
  });
}

function columnLines(model: Model, record: RecordModel, mapping: CellMapping): readonly string[] {
  return storedColumns(model, record).map(({ field, part }) => {
    const { column } = field;
    const cell = mapping.expression(field, `${part}.${column}`);
    return `{ name: ${JSON.stringify(column)}, data: rows.map(({ ${part} }) => ${cell}) },`;
  });
}
