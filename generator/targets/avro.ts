/** The target `avro`: the schema of a record's rows, and the mapping from a row to its value. */
import type { Model, RecordModel } from "../model/model.js";
import { avroCells } from "./avro/cellFormat.js";
import { avroSchema, withoutDocs } from "./avro/schema.js";
import { layout } from "./literal.js";
import { CellMapping } from "./mapping/CellMapping.js";
import { mappingStatements } from "./mapping/mappingStatements.js";
import { storedColumns } from "./table/columns.js";
import { camelCase, type GeneratedFile, type Target } from "./target.js";
import { typescriptFile } from "./typescriptFile.js";

/** Emit `avro/<record>.avsc` and `avro/<record>.ts`. */
export const avro: Target = {
  name: "avro",
  emit: (model) =>
    model.records
      .filter((record) => record.table.formats.includes("avro"))
      .flatMap((record) => [schemaFile(model, record), mappingFile(model, record)]),
};

function schemaFile(model: Model, record: RecordModel): GeneratedFile {
  return {
    path: `avro/${camelCase(record.name)}.avsc`,
    text: `${layout(avroSchema(model, record), "json")}\n`,
  };
}

function mappingFile(model: Model, record: RecordModel): GeneratedFile {
  const name = camelCase(record.name);
  const mapping = new CellMapping(avroCells);
  const statements = mappingStatements(record, mapping, {
    doc: `Writes rows of ${record.name} with the schema of \`${name}.avsc\`, less its docs.`,
    type: "AvroMapping",
    lines: [
      `schema: JSON.stringify(${schemaLiteral(model, record)}),`,
      "value: ({ change, columns }) => ({",
      ...memberLines(model, record, mapping).map((line) => `  ${line}`),
      "}),",
    ],
  });
  return typescriptFile(`avro/${name}.ts`, record, statements);
}

function schemaLiteral(model: Model, record: RecordModel): string {
  return layout(withoutDocs(avroSchema(model, record)), "typescript", "  ");
}

function memberLines(model: Model, record: RecordModel, mapping: CellMapping): readonly string[] {
  return storedColumns(model, record).flatMap(({ field, part }) => mapping.members([field], part));
}
